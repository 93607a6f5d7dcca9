import type { Entry } from '../../shared/model/entry.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { MentionPair } from '../desk/join-mentions.ts';
import { listFurtherKeys, type MentionKey } from '../store/heard/mention-keys.ts';
import { findMentionsByPostKeys } from '../store/heard/mentions.ts';
import type { Db } from '../store/store.ts';
import { isMadeOfWords, looksLikeSamePost, ownKeysOf, postKeysOf } from './post-key.ts';
import { joinWords, type PostWords } from './read-post.ts';

/** A mention, stored or of this very batch, as far as posts are compared with it. */
export interface KnownPost {
  readonly id: string;
  readonly brandId: string;
  readonly keys: Set<string>;
  readonly words: string;
}

/** What is known of a post. */
export interface Matched {
  /** The mention that it is; null: none. */
  readonly there: KnownPost | null;
  /** Its key belongs to another post: a page that lists all its news under one address. */
  readonly isKeyTaken: boolean;
  /** By what the mention is to be found from now on as well. */
  readonly news: readonly MentionKey[];
  /** Mentions that are of one post, as its keys say. */
  readonly twins: readonly MentionPair[];
}

/** The mentions that go by any of these keys, the oldest first, with all the keys that they have. */
export async function findKnown(trx: Db, keys: readonly string[]): Promise<KnownPost[]> {
  const mentions = await findMentionsByPostKeys(trx, [...new Set(keys)]);
  const ids = mentions.map(({ id }) => id);
  const further = Map.groupBy(await listFurtherKeys(trx, ids), ({ mentionId }) => mentionId);
  return mentions.map((mention) => toKnown(mention, further.get(mention.id) ?? []));
}

function toKnown(mention: Mention, further: readonly MentionKey[]): KnownPost {
  const { id, brandId, postKey } = mention;
  return { id, brandId, keys: new Set([postKey, ...further.map((key) => key.postKey)]), words: joinWords(mention) };
}

/**
 * Which of the known mentions of a brand a post is. Its source may tell of keys that the mention did not have: they are its own from
 * then on. Where they lead to two mentions, the post was heard twice before anybody said that it is one.
 */
export function matchKnown(
  post: { readonly entry: Entry; readonly sourceId: string; readonly words: PostWords },
  brandId: string,
  known: readonly KnownPost[],
): Matched {
  const { entry, sourceId } = post;
  const own = ownKeysOf(entry, sourceId);
  const ids = own.filter((key) => !isMadeOfWords(key));
  const leading = postKeysOf(entry, sourceId).filter((key) => !isMadeOfWords(key));
  const words = joinWords(post.words);
  const has = (keys: readonly string[]) => (one: KnownPost) => keys.some((key) => one.keys.has(key));
  const ofBrand = known.filter((one) => one.brandId === brandId);
  const named = ofBrand.filter(has(leading));
  const alike = named.filter((one) => looksLikeSamePost(one.words, words));
  const there =
    alike[0] ?? ofBrand.find((one) => has(own.filter(isMadeOfWords))(one) && !isToldApart(one, ids)) ?? null;
  if (there === null) return { there, isKeyTaken: named.length > 0, news: [], twins: [] };
  const isSure = alike.length === 0 || has(ids)(there);
  const keys = isSure ? own.filter((key) => !there.keys.has(key)) : [];
  const twins = isSure ? alike.slice(1).filter(has(ids)) : [];
  return {
    there,
    isKeyTaken: false,
    news: keys.map((postKey) => ({ postKey, brandId, mentionId: there.id })),
    twins: twins.map(({ id }) => ({ older: there.id, younger: id })),
  };
}

/** The platform has another id for the one than for the other, so that they are two, however alike. */
function isToldApart(known: KnownPost, ids: readonly string[]): boolean {
  const platformOf = (key: string) => key.slice(0, key.indexOf(':'));
  const others = [...known.keys].filter((key) => !isMadeOfWords(key) && !ids.includes(key)).map(platformOf);
  return ids.some((id) => !known.keys.has(id) && others.includes(platformOf(id)));
}
