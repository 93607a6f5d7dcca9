import type { Entry } from '../../shared/model/entry.ts';
import type { MentionPair } from '../desk/join-mentions.ts';
import { addMentionKeys } from '../store/heard/mention-keys.ts';
import { addSightings } from '../store/heard/sightings.ts';
import type { Db } from '../store/store.ts';
import { findKnown, matchKnown } from './match-known.ts';
import { postKeysOf } from './post-key.ts';
import { readWords } from './read-post.ts';

/** A post that a source shows, and when. */
interface Shown {
  readonly entry: Entry;
  readonly sourceId: string;
  readonly now: number;
}

/**
 * Another source shows posts that are stored already: their mentions were seen once more, and may have got keys.
 * Gives back the mentions that such a key proves to be one.
 */
export async function seeAgain(trx: Db, shown: readonly Shown[]): Promise<MentionPair[]> {
  if (shown.length === 0) return [];
  const posts = shown.map((one) => ({ ...one, words: readWords(one.entry) }));
  const known = await findKnown(
    trx,
    shown.flatMap(({ entry, sourceId }) => postKeysOf(entry, sourceId)),
  );
  const seen = posts.flatMap((post) => {
    const keys = postKeysOf(post.entry, post.sourceId);
    return known.filter((one) => keys.some((key) => one.keys.has(key))).map((mention) => ({ mention, post }));
  });
  await addSightings(
    trx,
    seen.map(({ mention, post }) => ({
      ...{ mentionId: mention.id, sourceId: post.sourceId },
      ...{ link: post.entry.link, seenAt: post.now },
    })),
  );
  const matched = seen.map(({ mention, post }) => matchKnown(post, mention.brandId, known));
  await addMentionKeys(
    trx,
    matched.flatMap(({ news }) => news),
  );
  const twins = new Map(matched.flatMap((one) => one.twins.map((pair) => [pair.younger, pair] as const)));
  return [...twins.values()];
}
