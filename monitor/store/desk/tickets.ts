import type { AnalysisFlags } from '../../../shared/model/analysis.ts';
import type { Ticket, TicketDraft, TicketState } from '../../../shared/model/ticket.ts';
import { NEVER_AT } from '../heard/mention-row.ts';
import { indexText, removeText } from '../heard/search.ts';
import { nextNumber } from '../sql/counters.ts';
import { encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import { type StoredTicket, toTicket } from './ticket-row.ts';

/** A ticket and whether it was made now: a client key that is known gives back the ticket that is there. */
export interface InsertedTicket {
  readonly ticket: StoredTicket;
  readonly isNew: boolean;
  /** The ticket was withdrawn meanwhile; a late repeat does not bring it back. */
  readonly withdrawn: boolean;
}

/** Stores a ticket once per client key. Its evidence is stored apart (`insertEvidence`), in the same transaction. */
export async function insertTicketOnce(
  trx: Db,
  draft: Omit<TicketDraft, 'evidence' | 'answeredAt' | 'rings'>,
  by: {
    personId: string | null;
    now: number;
    department?: string | null;
    dueAt?: number | null;
    flags?: AnalysisFlags | null;
  },
): Promise<InsertedTicket> {
  const known = await findByClientKey(trx, draft.clientKey);
  if (known) return known;
  const id = newId(by.now);
  const number = await nextNumber(trx, 'ticket');
  const inserted = await trx
    .insertInto('tickets')
    .values({
      id,
      number,
      clientKey: draft.clientKey,
      channel: draft.channel,
      site: draft.site,
      permalink: draft.permalink,
      postKey: draft.postKey,
      mentionId: draft.mentionId,
      brandId: draft.brandId,
      customer: draft.customer ? encodeJson(draft.customer) : null,
      contact: draft.contact,
      problem: draft.problem,
      kind: draft.kind,
      topic: draft.topic,
      urgency: draft.urgency,
      orderNumber: draft.orderNumber,
      product: draft.product,
      happenedAt: draft.happenedAt ?? null,
      tried: draft.tried ?? null,
      publishedAt: draft.publishedAt,
      createdAt: draft.createdAt,
      receivedAt: by.now,
      createdBy: by.personId,
      state: 'open',
      settled: 0,
      handlerId: null,
      returning: null,
      firstResponseAt: null,
      resolvedAt: null,
      closedAt: null,
      closeReason: null,
      result: null,
      satisfaction: null,
      department: by.department ?? null,
      dueAt: by.dueAt ?? null,
      sortDueAt: by.dueAt ?? NEVER_AT,
      evidenceCount: 0,
      updatedAt: by.now,
      customerId: null,
      withdrawnAt: null,
      drill: draft.drill ? 1 : 0,
      flags: by.flags ? encodeJson(by.flags) : null,
      snoozedUntil: null,
      disputeStage: null,
      disputeAt: null,
    })
    .onConflict((oc) => oc.column('clientKey').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    const other = await findByClientKey(trx, draft.clientKey);
    if (other) return other;
  }
  const ticket = await getTicket(trx, id);
  await indexTicket(trx, ticket);
  return { ticket, isNew: true, withdrawn: false };
}

async function findByClientKey(trx: Db, clientKey: string): Promise<InsertedTicket | null> {
  const row = await trx.selectFrom('tickets').selectAll().where('clientKey', '=', clientKey).executeTakeFirst();
  return row ? { ticket: toTicket(row), isNew: false, withdrawn: row.withdrawnAt !== null } : null;
}

/** @throws StoreError `not-found`. */
export async function getTicket(db: Db, id: string): Promise<StoredTicket> {
  const row = await db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no ticket ${id}.`);
  return toTicket(row);
}

/** The id behind the number that people say. @throws StoreError `not-found`. */
export async function findTicketByNumber(db: Db, number: number): Promise<string> {
  const row = await db.selectFrom('tickets').select('id').where('number', '=', number).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no ticket ${number}.`);
  return row.id;
}

/** The tickets of one mention are the other's from now on: they are of one post. */
export async function handOverTickets(
  trx: Db,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: number },
): Promise<void> {
  await trx.updateTable('tickets').set({ mentionId: to, updatedAt: now }).where('mentionId', '=', from).execute();
}

/** Fields of a ticket that people change; a state needs `changeTicketState`. */
export type TicketChange = Partial<
  Pick<
    StoredTicket,
    | 'contact'
    | 'customer'
    | 'problem'
    | 'kind'
    | 'topic'
    | 'urgency'
    | 'orderNumber'
    | 'product'
    | 'happenedAt'
    | 'tried'
    | 'handlerId'
    | 'returning'
    | 'firstResponseAt'
    | 'result'
    | 'satisfaction'
    | 'department'
    | 'dueAt'
    | 'mentionId'
    | 'customerId'
  >
>;

/**
 * Changes fields of a ticket. With `ifUpdatedAt` it happens only when nobody changed the ticket since that instant.
 * @throws StoreError `conflict`, `not-found`.
 */
export async function changeTicket(
  trx: Db,
  change: { id: string; fields: TicketChange; now: number; ifUpdatedAt?: number },
): Promise<StoredTicket> {
  const { customer, returning, dueAt, ...plain } = change.fields;
  const before = await getTicket(trx, change.id);
  let update = trx
    .updateTable('tickets')
    .set({
      ...plain,
      ...(customer === undefined ? {} : { customer: customer === null ? null : encodeJson(customer) }),
      ...(returning === undefined ? {} : { returning: returning === null ? null : returning ? 1 : 0 }),
      ...(dueAt === undefined ? {} : { dueAt, sortDueAt: dueAt ?? NEVER_AT }),
      // Two changes within one millisecond are still two versions.
      updatedAt: Math.max(change.now, before.updatedAt + 1),
    })
    .where('id', '=', change.id);
  if (change.ifUpdatedAt !== undefined) update = update.where('updatedAt', '=', change.ifUpdatedAt);
  const result = await update.executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw conflict(before, 'changed: somebody else changed it meanwhile');
  const ticket = await getTicket(trx, change.id);
  await indexTicket(trx, ticket);
  return ticket;
}

/**
 * Moves a ticket to another state; what the state implies is written along (resolved, closed, opened again).
 * @param move `from`: the states it may come from. @throws StoreError `conflict` with the present state.
 */
export async function changeTicketState(
  trx: Db,
  move: {
    id: string;
    from: readonly TicketState[];
    to: TicketState;
    now: number;
    closeReason?: string | null;
    result?: string | null;
  },
): Promise<StoredTicket> {
  const row = await trx
    .updateTable('tickets')
    .set({
      state: move.to,
      settled: move.to === 'resolved' || move.to === 'closed' ? 1 : 0,
      updatedAt: move.now,
      ...(move.to === 'resolved' ? { resolvedAt: move.now } : {}),
      ...(move.to === 'closed' ? { closedAt: move.now, closeReason: move.closeReason ?? null } : {}),
      ...(move.to === 'open' || move.to === 'working' ? { resolvedAt: null, closedAt: null, closeReason: null } : {}),
      ...(move.result === undefined ? {} : { result: move.result }),
    })
    .where('id', '=', move.id)
    .where('state', 'in', move.from)
    .where('withdrawnAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict(await getTicket(trx, move.id), `set to ${move.to}`);
  return toTicket(row);
}

/** Undoes a ticket: it leaves lists, search and figures; the row stays, so that a late repeat makes no second one. False: it was already. */
export async function withdrawTicket(trx: Db, withdrawal: { id: string; now: number }): Promise<boolean> {
  const row = await trx
    .updateTable('tickets')
    .set({ withdrawnAt: withdrawal.now, updatedAt: withdrawal.now })
    .where('id', '=', withdrawal.id)
    .where('withdrawnAt', 'is', null)
    .returning('number')
    .executeTakeFirst();
  if (!row) return false;
  await removeText(trx, 'ticket', row.number);
  await trx.updateTable('mentions').set({ ticketId: null }).where('ticketId', '=', withdrawal.id).execute();
  return true;
}

/** Puts the words of a ticket into the search, in place of what was there. */
export async function indexTicket(trx: Db, ticket: Ticket): Promise<void> {
  await indexText(trx, 'ticket', ticket.number, [
    ticket.problem,
    ticket.customer?.name,
    ticket.product,
    ticket.tried,
    ticket.orderNumber,
    ticket.contact,
    ticket.result,
  ]);
}

function conflict(ticket: Ticket, wanted: string): StoreError {
  return new StoreError('conflict', `Ticket ${ticket.number} is ${ticket.state}; it cannot be ${wanted}.`, {
    details: { state: ticket.state, updatedAt: ticket.updatedAt, handlerId: ticket.handlerId },
  });
}
