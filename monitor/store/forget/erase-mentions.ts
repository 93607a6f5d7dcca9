import { markErased } from '../heard/entry-digest.ts';
import { takeFurtherKeys } from '../heard/mention-keys.ts';
import { removeText } from '../heard/search.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';
import type { ErasureProof } from './erase-tickets.ts';
import { insertTombstones, tombstoneOfPost } from './tombstones.ts';

/** Empties posts, with the entries they came as; a source that shows them again is not listened to. */
export async function eraseMentions(trx: Db, ids: readonly string[], now: number): Promise<ErasureProof> {
  if (ids.length === 0) return { mentions: 0, entries: 0 };
  const mentions = await trx
    .selectFrom('mentions')
    .select(['id', 'number', 'postKey', 'entryId', 'storyId', 'analysis'])
    .where('id', 'in', ids)
    .execute();
  await eraseStoryTitles(trx, mentions);
  for (const mention of mentions) {
    await removeText(trx, 'mention', mention.number);
    // The words that made the judgement are words of the post.
    const judged = decodeJson<Record<string, unknown>>(mention.analysis);
    await trx
      .updateTable('mentions')
      .set({ author: null, authorKey: null, title: null, text: '', permalink: null, metrics: null, answerText: null })
      .set({ postKey: `erased:${mention.id}`, analysis: encodeJson({ ...judged, matches: [], why: [] }) })
      .where('id', '=', mention.id)
      .execute();
    // An answer may name the person it was written to.
    await trx.updateTable('replyApprovals').set({ text: '', note: null }).where('mentionId', '=', mention.id).execute();
    await trx
      .updateTable('guardDecisions')
      // Why is emptied and not taken out: whether there was a reason tells what was decided, and leads count by it.
      .set((eb) => ({ words: null, reason: eb.case().when('reason', 'is not', null).then('').end() }))
      .where('mentionId', '=', mention.id)
      .execute();
    await trx.updateTable('sightings').set({ link: null }).where('mentionId', '=', mention.id).execute();
  }
  // One that was erased before has nothing left that a source could show.
  const shown = mentions.filter(({ id, postKey }) => postKey !== `erased:${id}`);
  const further = await takeFurtherKeys(trx, ids);
  await insertTombstones(
    trx,
    [...shown, ...further].map(({ postKey }) => tombstoneOfPost(postKey, now)),
  );
  await trx
    .updateTable('knowledge')
    .set({ title: '', text: '' })
    .where('mentionId', 'in', ids)
    .where('state', '!=', 'accepted')
    .execute();
  const entryIds = mentions.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));
  return { mentions: mentions.length, entries: await eraseEntries(trx, entryIds) };
}

async function eraseEntries(trx: Db, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const entries = await trx
    .selectFrom('entries')
    .select(['id', 'postKey', 'fingerprint'])
    .where('id', 'in', ids)
    .execute();
  for (const { id, postKey, fingerprint } of entries)
    await trx
      .updateTable('entries')
      .set({ guid: null, link: null, title: null, author: null, summary: null, content: null, metrics: null })
      .set({ replyTo: null, contentHash: '', fingerprint: markErased(fingerprint) })
      .set({ postKey: postKey === null ? null : markErased(postKey) })
      .where('id', '=', id)
      .execute();
  await trx.deleteFrom('entryRevisions').where('entryId', 'in', ids).execute();
  return entries.length;
}

/** A story is named after the words of its first post; others may have joined it since. */
async function eraseStoryTitles(
  trx: Db,
  mentions: readonly { readonly number: number; readonly storyId: string | null }[],
): Promise<void> {
  const stories = [...new Set(mentions.flatMap(({ storyId }) => (storyId === null ? [] : [storyId])))];
  if (stories.length === 0) return;
  const firsts = await trx
    .selectFrom('mentions')
    .select((eb) => ['storyId', eb.fn.min('number').as('first')])
    .where('storyId', 'in', stories)
    .groupBy('storyId')
    .execute();
  const named = firsts.flatMap(({ storyId, first }) =>
    storyId !== null && mentions.some(({ number }) => number === Number(first)) ? [storyId] : [],
  );
  if (named.length > 0) await trx.updateTable('stories').set({ title: '' }).where('id', 'in', named).execute();
}
