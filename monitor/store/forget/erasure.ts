import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import type { AlertContent } from '../alerts.ts';
import { withJoined } from '../heard/mention-keys.ts';
import { inTransaction } from '../sql/in-transaction.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import { eraseCustomer, listMergedCustomers } from './erase-customer.ts';
import { eraseMentions } from './erase-mentions.ts';
import { type ErasureProof, eraseTickets } from './erase-tickets.ts';
import { listHoldableWith, listLegalHolds } from './legal-holds.ts';
import { insertTombstones, type Tombstone } from './tombstones.ts';

/** What is to be forgotten. */
export interface ErasureScope {
  readonly customerId: string | null;
  readonly ticketIds: readonly string[];
  readonly mentionIds: readonly string[];
}

/**
 * Erases the personal data of a customer, of tickets and of mentions (SEC-2): rows, search index, evidence with its
 * salt, mails, alerts, events. The rows themselves, their instants and figures stay, and so does the audit chain, which
 * never held the data. Afterwards `purgeTraces` removes what the database file still holds.
 * @returns how many rows of each kind were emptied: the proof. @throws StoreError `conflict` when a legal hold stands on any of it, on
 * whom these tickets are about, or on another ticket about these posts.
 */
export async function erasePersonalData(trx: Db, scope: ErasureScope, now: number): Promise<ErasureProof> {
  const customerIds = scope.customerId === null ? [] : await listMergedCustomers(trx, scope.customerId);
  const { ticketIds } = scope;
  const mentionIds = await withJoined(trx, scope.mentionIds);
  const others = await listHoldableWith(trx, { ticketIds, mentionIds });
  const [hold] = await listLegalHolds(trx, [...new Set([...ticketIds, ...mentionIds, ...customerIds, ...others])]);
  if (hold)
    throw new StoreError('conflict', `A legal hold stands on ${hold.subjectId}: ${hold.reason}`, {
      details: { holdId: hold.id, subjectId: hold.subjectId },
    });
  return erase(trx, { ticketIds, mentionIds, customerIds }, now);
}

async function erase(
  trx: Db,
  scope: Pick<ErasureScope, 'ticketIds' | 'mentionIds'> & { readonly customerIds: readonly string[] },
  now: number,
): Promise<ErasureProof> {
  const { ticketIds, mentionIds, customerIds } = scope;
  const proof = {
    ...(await eraseTickets(trx, ticketIds)),
    ...(await eraseMentions(trx, mentionIds, now)),
    ...(await eraseTraces(trx, [...ticketIds, ...mentionIds, ...customerIds])),
    ...(customerIds.length === 0 ? {} : await eraseCustomer(trx, customerIds)),
  };
  const stones = (kind: Tombstone['kind'], ids: readonly string[]) =>
    ids.map((id): Tombstone => ({ kind, id, erasedAt: now }));
  await insertTombstones(trx, [
    ...stones('ticket', ticketIds),
    ...stones('mention', mentionIds),
    ...stones('customer', customerIds),
  ]);
  return proof;
}

async function eraseTraces(trx: Db, subjects: readonly string[]): Promise<ErasureProof> {
  if (subjects.length === 0) return { events: 0, alerts: 0 };
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
  // A channel that failed may have quoted the message; the event of it goes by the alert's own id.
  for (const { id } of alerts)
    await trx.updateTable('events').set({ data: 'null' }).where('subjectId', '=', id).execute();
  await trx.updateTable('escalations').set({ reasons: '[]' }).where('subjectId', 'in', subjects).execute();
  await coverHolds(trx, subjects);
  return { events: Number(events.numUpdatedRows), alerts: alerts.length };
}

/** Why something was held stays on record, without the numbers and addresses in it. */
async function coverHolds(trx: Db, subjects: readonly string[]): Promise<void> {
  const holds = await trx
    .selectFrom('legalHolds')
    .select(['id', 'reason'])
    .where('subjectId', 'in', subjects)
    .execute();
  for (const { id, reason } of holds)
    await trx
      .updateTable('legalHolds')
      .set({ reason: maskPersonalData(reason) })
      .where('id', '=', id)
      .execute();
}

/** Subjects of one transaction, so that others write between. */
const PIECE = 200;

/**
 * Makes a restored backup forget what was erased after it was made. The decision was made once: a hold that stands in
 * the backup and was released later does not stop it.
 * @returns how many of the tombstones the backup did not know.
 */
export async function applyTombstones(db: Db, tombstones: readonly Tombstone[], now: number): Promise<number> {
  const known = new Set((await db.selectFrom('tombstones').select(['kind', 'id']).execute()).map(keyOf));
  const missing = tombstones.filter((stone) => !known.has(keyOf(stone)));
  for (let at = 0; at < missing.length; at += PIECE) {
    const piece = missing.slice(at, at + PIECE);
    const ids = (kind: Tombstone['kind']) => piece.filter((stone) => stone.kind === kind).map(({ id }) => id);
    await inTransaction(db, async (trx) => {
      await erase(trx, { customerIds: ids('customer'), ticketIds: ids('ticket'), mentionIds: ids('mention') }, now);
      await insertTombstones(trx, piece);
    });
  }
  return missing.length;
}

function keyOf({ kind, id }: Pick<Tombstone, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}
