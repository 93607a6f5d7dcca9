import { createHash } from 'node:crypto';
import type { AlertContent } from './alerts.ts';
import type { Db } from './database.ts';
import { markErased } from './entry-digest.ts';
import { decodeJson, encodeJson } from './json-column.ts';
import { listLegalHolds } from './legal-holds.ts';
import { eraseMails } from './mails.ts';
import { removeText } from './search.ts';
import { StoreError } from './store-error.ts';

/** That something was erased, so that a restored backup can be made to forget it again. */
export interface TombstonesTable {
  kind: Tombstone['kind'];
  /** Id of the row; of a post only a hash of its key. */
  id: string;
  erasedAt: number;
}

export interface Tombstone {
  readonly kind: 'customer' | 'ticket' | 'mention' | 'post';
  readonly id: string;
  readonly erasedAt: number;
}

/** What is to be forgotten. */
export interface ErasureScope {
  readonly customerId: string | null;
  readonly ticketIds: readonly string[];
  readonly mentionIds: readonly string[];
}

/**
 * Erases the personal data of a customer, of tickets and of mentions (SEC-2): rows, search index, evidence with its
 * salt, alerts, events. The rows themselves, their instants and figures stay, and so does the audit chain, which never
 * held the data. Afterwards `purgeTraces` removes what the database file still holds.
 * @returns how many rows of each kind were emptied: the proof. @throws StoreError `conflict` when a legal hold stands.
 */
export async function erasePersonalData(
  trx: Db,
  scope: ErasureScope,
  now: number,
): Promise<Readonly<Record<string, number>>> {
  const subjects = [...scope.ticketIds, ...scope.mentionIds, ...(scope.customerId ? [scope.customerId] : [])];
  const [hold] = await listLegalHolds(trx, subjects);
  if (hold)
    throw new StoreError('conflict', `A legal hold stands on ${hold.subjectId}: ${hold.reason}`, {
      details: { holdId: hold.id, subjectId: hold.subjectId },
    });
  const proof = {
    ...(await eraseTickets(trx, scope.ticketIds)),
    ...(await eraseMentions(trx, scope.mentionIds, now)),
    ...(await eraseTraces(trx, subjects)),
    ...(scope.customerId ? await eraseCustomer(trx, scope.customerId) : {}),
  };
  const tombstones: TombstonesTable[] = [
    ...scope.ticketIds.map((id) => ({ kind: 'ticket' as const, id, erasedAt: now })),
    ...scope.mentionIds.map((id) => ({ kind: 'mention' as const, id, erasedAt: now })),
    ...(scope.customerId ? [{ kind: 'customer' as const, id: scope.customerId, erasedAt: now }] : []),
  ];
  await insertTombstones(trx, tombstones);
  return proof;
}

async function eraseTickets(trx: Db, ids: readonly string[]): Promise<Record<string, number>> {
  const tickets = await trx
    .updateTable('tickets')
    .set({ customer: null, contact: null, problem: '', orderNumber: null, product: null, permalink: null })
    .set({ postKey: null, result: null, customerId: null })
    .where('id', 'in', ids)
    .returning('number')
    .execute();
  for (const { number } of tickets) await removeText(trx, 'ticket', number);
  const notes = await trx.deleteFrom('ticketNotes').where('ticketId', 'in', ids).executeTakeFirst();
  await trx.updateTable('ticketTasks').set({ title: '', result: null }).where('ticketId', 'in', ids).execute();
  await trx.updateTable('followUps').set({ outcome: null, note: null }).where('ticketId', 'in', ids).execute();
  await trx.updateTable('consents').set({ how: '' }).where('ticketId', 'in', ids).execute();
  await trx.updateTable('confirmations').set({ text: '', answer: null }).where('ticketId', 'in', ids).execute();
  // What was taken up is the house's own words by then; what was only proposed may be the customer's.
  await trx
    .updateTable('knowledge')
    .set({ title: '', text: '' })
    .where('ticketId', 'in', ids)
    .where('state', '!=', 'accepted')
    .execute();
  await trx.updateTable('surveyAnswers').set({ comment: null }).where('ticketId', 'in', ids).execute();
  const mails = await eraseMails(trx, ids);
  const captures = trx.selectFrom('evidenceCaptures').select('id').where('ticketId', 'in', ids);
  const items = await trx
    .updateTable('evidenceItems')
    .set({ bytes: null, salt: null, sha256: '' })
    .where('captureId', 'in', captures)
    .executeTakeFirst();
  await trx.updateTable('evidenceCaptures').set({ url: '' }).where('ticketId', 'in', ids).execute();
  return {
    ...{ tickets: tickets.length, notes: Number(notes.numDeletedRows), evidence: Number(items.numUpdatedRows) },
    ...(mails === 0 ? {} : { mails }),
  };
}

async function eraseMentions(trx: Db, ids: readonly string[], now: number): Promise<Record<string, number>> {
  const mentions = await trx
    .selectFrom('mentions')
    .select(['id', 'number', 'postKey', 'entryId', 'storyId', 'analysis'])
    .where('id', 'in', ids)
    .execute();
  for (const mention of mentions) {
    await removeText(trx, 'mention', mention.number);
    // The words that made the judgement are words of the post.
    const judged = decodeJson<Record<string, unknown>>(mention.analysis);
    await trx
      .updateTable('mentions')
      .set({
        author: null,
        authorKey: null,
        title: null,
        text: '',
        permalink: null,
        metrics: null,
        postKey: `erased:${mention.id}`,
      })
      .set({ analysis: encodeJson({ ...judged, matches: [], why: [] }) })
      .where('id', '=', mention.id)
      .execute();
    await trx.updateTable('sightings').set({ link: null }).where('mentionId', '=', mention.id).execute();
    await insertTombstones(trx, [{ kind: 'post', id: hashPostKey(mention.postKey), erasedAt: now }]);
  }
  const entryIds = mentions.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));
  const entries = await trx
    .selectFrom('entries')
    .select(['id', 'postKey', 'fingerprint'])
    .where('id', 'in', entryIds)
    .execute();
  for (const { id, postKey, fingerprint } of entries)
    await trx
      .updateTable('entries')
      .set({ guid: null, link: null, title: null, author: null, summary: null, content: null, metrics: null })
      .set({ replyTo: null, contentHash: '', fingerprint: markErased(fingerprint) })
      .set({ postKey: postKey === null ? null : markErased(postKey) })
      .where('id', '=', id)
      .execute();
  await trx.deleteFrom('entryRevisions').where('entryId', 'in', entryIds).execute();
  // A story is named after the words of its first post.
  const stories = mentions.flatMap(({ storyId }) => (storyId === null ? [] : [storyId]));
  await trx.updateTable('stories').set({ title: '' }).where('id', 'in', stories).where('size', '=', 1).execute();
  return { mentions: mentions.length, entries: entries.length };
}

async function eraseTraces(trx: Db, subjects: readonly string[]): Promise<Record<string, number>> {
  const events = await trx
    .updateTable('events')
    .set({ data: 'null' })
    .where('subjectId', 'in', subjects)
    .executeTakeFirst();
  const alerts = await trx
    .selectFrom('alerts')
    .select(['id', 'message'])
    .where((eb) => eb.or([eb('ticketId', 'in', subjects), eb('mentionId', 'in', subjects)]))
    .execute();
  for (const { id, message } of alerts) {
    const content = decodeJson<AlertContent>(message);
    const emptied: AlertContent = { ...content, excerpt: null, author: null, permalink: null, reasons: [] };
    await trx
      .updateTable('alerts')
      .set({ message: encodeJson(emptied), lastError: null })
      .where('id', '=', id)
      .execute();
  }
  return { events: Number(events.numUpdatedRows), alerts: alerts.length };
}

async function eraseCustomer(trx: Db, id: string): Promise<Record<string, number>> {
  const identities = await trx.deleteFrom('identities').where('customerId', '=', id).executeTakeFirst();
  await trx
    .updateTable('customers')
    .set({ name: null, language: null, preferredChannel: null, blockReason: null })
    .where('id', '=', id)
    .execute();
  return { identities: Number(identities.numDeletedRows) };
}

async function insertTombstones(trx: Db, tombstones: readonly TombstonesTable[]): Promise<void> {
  if (tombstones.length === 0) return;
  await trx
    .insertInto('tombstones')
    .values([...tombstones])
    .onConflict((oc) => oc.columns(['kind', 'id']).doNothing())
    .execute();
}

/** Everything that was erased, to be kept beside the backups. */
export async function listTombstones(db: Db): Promise<Tombstone[]> {
  return db.selectFrom('tombstones').selectAll().orderBy('erasedAt').execute();
}

/** Makes a restored backup forget what was erased after it was made. */
export async function applyTombstones(trx: Db, tombstones: readonly Tombstone[], now: number): Promise<void> {
  const ids = (kind: Tombstone['kind']) => tombstones.filter((stone) => stone.kind === kind).map(({ id }) => id);
  await erasePersonalData(trx, { customerId: null, ticketIds: ids('ticket'), mentionIds: ids('mention') }, now);
  for (const customerId of ids('customer'))
    await erasePersonalData(trx, { customerId, ticketIds: [], mentionIds: [] }, now);
  await insertTombstones(
    trx,
    ids('post').map((id) => ({ kind: 'post', id, erasedAt: now })),
  );
}

/** Whether a post was erased on request and must not be taken in again. */
export async function isErasedPost(db: Db, postKey: string): Promise<boolean> {
  const stone = await db
    .selectFrom('tombstones')
    .select('id')
    .where('kind', '=', 'post')
    .where('id', '=', hashPostKey(postKey))
    .executeTakeFirst();
  return stone !== undefined;
}

function hashPostKey(postKey: string): string {
  return createHash('sha256').update(`erased post\n${postKey}`).digest('hex');
}
