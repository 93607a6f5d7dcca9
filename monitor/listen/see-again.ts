import type { Entry } from '../../shared/model/entry.ts';
import type { Source } from '../../shared/model/source.ts';
import type { MentionPair } from '../desk/join-mentions.ts';
import { addMentionKeys } from '../store/heard/mention-keys.ts';
import { addSightings } from '../store/heard/sightings.ts';
import type { Db } from '../store/store.ts';
import { findKnown, matchKnown } from './match-known.ts';
import { postKeysOf } from './post-key.ts';
import { readWords } from './read-post.ts';

/**
 * Another source shows posts that are stored already: their mentions were seen once more, and may have got keys.
 * Gives back the mentions that such a key proves to be one.
 */
export async function seeAgain(
  trx: Db,
  entries: readonly Entry[],
  { source, now }: { readonly source: Source; readonly now: number },
): Promise<MentionPair[]> {
  const posts = entries.map((entry) => ({ entry, sourceId: source.id, words: readWords(entry) }));
  const known = await findKnown(
    trx,
    entries.flatMap((entry) => postKeysOf(entry, source.id)),
  );
  const seen = posts.flatMap((post) => {
    const keys = postKeysOf(post.entry, source.id);
    return known.filter((one) => keys.some((key) => one.keys.has(key))).map((mention) => ({ mention, post }));
  });
  await addSightings(
    trx,
    seen.map(({ mention, post }) => ({
      ...{ mentionId: mention.id, sourceId: source.id },
      ...{ link: post.entry.link, seenAt: now },
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
