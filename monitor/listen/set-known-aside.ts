import type { MentionPair } from '../desk/join-mentions.ts';
import { findErasedPosts } from '../store/forget/tombstones.ts';
import type { MentionKey } from '../store/heard/mention-keys.ts';
import { newId } from '../store/sql/new-id.ts';
import type { Db } from '../store/store.ts';
import type { BrandedPost, JudgedPost } from './judged-post.ts';
import { findKnown, type Matched, matchKnown } from './match-known.ts';
import { ownKeysOf, postKeysOf, splitPostKey } from './post-key.ts';
import { joinWords } from './read-post.ts';

/** A post that is to become a mention, under a key that no other mention of the brand has. */
export interface NewPost extends BrandedPost {
  readonly id: string;
  readonly postKey: string;
}

/** Posts, parted by what is known of them. */
export interface Parted {
  readonly fresh: readonly NewPost[];
  readonly seen: readonly { readonly mentionId: string; readonly post: JudgedPost }[];
  /** By what mentions are to be found from now on beside their first key. */
  readonly keys: readonly MentionKey[];
  readonly twins: readonly MentionPair[];
}

/** Parts posts that are mentions already, some perhaps of this very batch, from those that are new; what was erased is neither. */
export async function setKnownAside(trx: Db, posts: readonly BrandedPost[]): Promise<Parted> {
  const asked = posts.flatMap(({ post }) => [
    ...postKeysOf(post.entry, post.source.id),
    splitPostKey(post.postKey, post.entry),
  ]);
  const known = await findKnown(trx, asked);
  // SEC-2: it was erased on request, perhaps by way of a backup that no longer had its entry.
  const erased = await findErasedPosts(trx, asked);
  const fresh: NewPost[] = [];
  const seen: { mentionId: string; post: JudgedPost }[] = [];
  const keys: MentionKey[] = [];
  const twins: MentionPair[] = [];
  const see = (post: JudgedPost, { there, ...told }: Matched) => {
    if (there === null) return;
    seen.push({ mentionId: there.id, post });
    keys.push(...told.news);
    twins.push(...told.twins);
    for (const { postKey } of told.news) there.keys.add(postKey);
  };
  for (const { post, brand } of posts) {
    const { entry, source } = post;
    const matched = matchKnown({ ...post, sourceId: source.id }, brand.id, known);
    if (matched.there !== null) {
      see(post, matched);
      continue;
    }
    const own = matched.isKeyTaken ? [splitPostKey(post.postKey, entry)] : ownKeysOf(entry, source.id);
    const split = matched.isKeyTaken
      ? known.find((one) => one.brandId === brand.id && one.keys.has(own[0] ?? ''))
      : null;
    if (split) seen.push({ mentionId: split.id, post });
    else if (!own.some((key) => erased.has(key))) {
      const [postKey = post.postKey, ...further] = own;
      const id = newId(post.now);
      fresh.push({ id, post, brand, postKey });
      keys.push(...further.map((key) => ({ postKey: key, brandId: brand.id, mentionId: id })));
      known.push({ id, brandId: brand.id, keys: new Set(own), words: joinWords(post.words) });
    }
  }
  return { fresh, seen, keys, twins };
}
