import { HAND_OVER_GONE } from '../../../shared/model/ticket.ts';
import type { RemoteState, RemoteTicket } from '../../helpdesk-type.ts';
import type { Db } from '../store.ts';
import type { HandedTicketsTable } from '../tables/tickets.ts';
import { type StoredTicket, toTicket } from './ticket-row.ts';

/** A ticket that is to be handed over now, and what is known of it over there. */
export interface HandOver {
  readonly ticket: StoredTicket;
  readonly remoteId: string | null;
  readonly attempts: number;
  readonly firstAt: number;
  readonly fencing: number;
}

/** So many new or changed tickets are noticed at once. */
const NOTICE_LIMIT = 50;

/** Which tickets a helpdesk is to have. */
export interface WantedTickets {
  readonly helpdeskId: string;
  /** Empty: of every brand. */
  readonly brandIds: readonly string[];
  /** Since when the helpdesk is connected: older tickets stay at home. */
  readonly connectedAt: number;
  /** Everything that changed before this was noticed already. */
  readonly changedSince: number;
  readonly now: number;
}

/**
 * Notices tickets that a helpdesk does not have yet, and those that changed since. The table of tickets is the outbox: what is in it
 * cannot be forgotten, whatever died between. Drills stay at home. True: there may be more.
 */
export async function noticeTickets(trx: Db, wanted: WantedTickets): Promise<boolean> {
  const { helpdeskId, brandIds, now } = wanted;
  let fresh = trx
    .selectFrom('tickets')
    .leftJoin('handedTickets', (join) =>
      join.onRef('handedTickets.ticketId', '=', 'tickets.id').on('handedTickets.helpdeskId', '=', helpdeskId),
    )
    .select('tickets.id')
    .where('handedTickets.ticketId', 'is', null)
    .where('tickets.updatedAt', '>=', wanted.changedSince)
    .where('tickets.receivedAt', '>=', wanted.connectedAt)
    .where('tickets.drill', '=', 0)
    .where('tickets.withdrawnAt', 'is', null);
  if (brandIds.length > 0) fresh = fresh.where('tickets.brandId', 'in', [...brandIds]);
  const added = await fresh.orderBy('tickets.updatedAt').limit(NOTICE_LIMIT).execute();
  for (const { id } of added) {
    const row: HandedTicketsTable = {
      ...{ helpdeskId, ticketId: id, remoteId: null, remoteUrl: null, remoteState: null, state: 'pending' },
      ...{ sentVersion: null, attempts: 0, firstAt: now, nextAttemptAt: now, fencing: 0, lastError: null },
    };
    await trx
      .insertInto('handedTickets')
      .values(row)
      .onConflict((oc) => oc.columns(['helpdeskId', 'ticketId']).doNothing())
      .execute();
  }
  const changed = await trx
    .selectFrom('tickets')
    .innerJoin('handedTickets', 'handedTickets.ticketId', 'tickets.id')
    .select('tickets.id')
    .where('helpdeskId', '=', helpdeskId)
    .where('handedTickets.state', '=', 'sent')
    .where('tickets.updatedAt', '>=', wanted.changedSince)
    .whereRef('tickets.updatedAt', '>', 'handedTickets.sentVersion')
    .limit(NOTICE_LIMIT)
    .execute();
  const ids = changed.map(({ id }) => id);
  if (ids.length > 0)
    await trx
      .updateTable('handedTickets')
      .set({ state: 'pending', attempts: 0, firstAt: now, nextAttemptAt: now })
      .where('helpdeskId', '=', helpdeskId)
      .where('ticketId', 'in', ids)
      .where('state', '=', 'sent')
      .execute();
  return added.length === NOTICE_LIMIT || ids.length === NOTICE_LIMIT;
}

/** Claims the next ticket for a helpdesk; nobody else hands it over until `leaseMs` are over. Null: nothing is due. */
export async function claimHandOver(
  trx: Db,
  claim: { helpdeskId: string; now: number; leaseMs: number },
): Promise<HandOver | null> {
  const row = await trx
    .selectFrom('handedTickets')
    .selectAll()
    .where('helpdeskId', '=', claim.helpdeskId)
    .where('state', 'in', ['pending', 'sending'])
    .where('nextAttemptAt', '<=', claim.now)
    .orderBy('nextAttemptAt')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const fencing = row.fencing + 1;
  const taken = await trx
    .updateTable('handedTickets')
    .set({ state: 'sending', fencing, attempts: row.attempts + 1, nextAttemptAt: claim.now + claim.leaseMs })
    .where('helpdeskId', '=', row.helpdeskId)
    .where('ticketId', '=', row.ticketId)
    .where('fencing', '=', row.fencing)
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return null;
  const ticket = await trx.selectFrom('tickets').selectAll().where('id', '=', row.ticketId).executeTakeFirstOrThrow();
  const { remoteId, attempts, firstAt } = row;
  return { ticket: toTicket(ticket), remoteId, attempts: attempts + 1, firstAt, fencing };
}

/** How a hand-over ended. `retryAt` null with an error: it is dead. */
export type HandOverEnd =
  | { readonly remote: RemoteTicket; readonly version: number }
  | { readonly error: string; readonly retryAt: number | null };

/** Writes how it ended. False: the claim ran out meanwhile, and somebody else's word counts. */
export async function endHandOver(
  trx: Db,
  key: { helpdeskId: string; ticketId: string; fencing: number },
  end: HandOverEnd,
): Promise<boolean> {
  const change =
    'remote' in end
      ? {
          ...{ state: 'sent' as const, sentVersion: end.version, lastError: null },
          ...{ remoteId: end.remote.id, remoteUrl: end.remote.url, remoteState: end.remote.state },
        }
      : end.retryAt === null
        ? { state: 'dead' as const, lastError: end.error }
        : { state: 'pending' as const, lastError: end.error, nextAttemptAt: end.retryAt };
  const done = await trx
    .updateTable('handedTickets')
    .set(change)
    .where('helpdeskId', '=', key.helpdeskId)
    .where('ticketId', '=', key.ticketId)
    .where('fencing', '=', key.fencing)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A ticket of ours that is over there, as it was last seen. */
export interface HandedTicket {
  readonly helpdeskId: string;
  readonly ticketId: string;
  readonly remoteId: string;
  readonly remoteState: RemoteState | null;
}

/** Tickets whose state over there may have changed: those that are not settled here, and those settled since `since`. */
export async function listFollowed(
  db: Db,
  wanted: { helpdeskId: string; since: number; after: string; limit: number },
): Promise<HandedTicket[]> {
  const rows = await db
    .selectFrom('handedTickets')
    .innerJoin('tickets', 'tickets.id', 'handedTickets.ticketId')
    .select(['helpdeskId', 'ticketId', 'remoteId', 'remoteState'])
    .where('helpdeskId', '=', wanted.helpdeskId)
    .where('handedTickets.state', '=', 'sent')
    .where('ticketId', '>', wanted.after)
    .where((eb) => eb.or([eb('tickets.settled', '=', 0), eb('tickets.updatedAt', '>=', wanted.since)]))
    .orderBy('ticketId')
    .limit(wanted.limit)
    .execute();
  return rows.flatMap(({ remoteId, ...row }) => (remoteId === null ? [] : [{ ...row, remoteId }]));
}

/** Those of our tickets that are these over there; tickets that are not ours are left out. */
export async function listHandedByRemote(
  db: Db,
  helpdeskId: string,
  remoteIds: readonly string[],
): Promise<HandedTicket[]> {
  if (remoteIds.length === 0) return [];
  const rows = await db
    .selectFrom('handedTickets')
    .select(['helpdeskId', 'ticketId', 'remoteId', 'remoteState'])
    .where('helpdeskId', '=', helpdeskId)
    .where('state', '=', 'sent')
    .where('remoteId', 'in', remoteIds)
    .execute();
  return rows.flatMap(({ remoteId, ...row }) => (remoteId === null ? [] : [{ ...row, remoteId }]));
}

/** Notes the state over there; false when somebody noted it already. */
export async function noteRemoteState(trx: Db, seen: HandedTicket, state: RemoteState): Promise<boolean> {
  const noted = await trx
    .updateTable('handedTickets')
    .set({ remoteState: state })
    .where('helpdeskId', '=', seen.helpdeskId)
    .where('ticketId', '=', seen.ticketId)
    .where('state', '=', 'sent')
    .where((eb) => eb.or([eb('remoteState', 'is', null), eb('remoteState', '!=', state)]))
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}

/** The ticket was deleted over there: it is neither sent nor asked for again. False when it is on its way, or ended, meanwhile. */
export async function markHandedGone(trx: Db, gone: Pick<HandedTicket, 'helpdeskId' | 'ticketId'>): Promise<boolean> {
  const marked = await trx
    .updateTable('handedTickets')
    .set({ state: 'dead', lastError: HAND_OVER_GONE })
    .where('helpdeskId', '=', gone.helpdeskId)
    .where('ticketId', '=', gone.ticketId)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return marked.numUpdatedRows === 1n;
}

/** Where a ticket was handed out to, for people. */
export async function listHandOvers(db: Db, ticketId: string) {
  return db
    .selectFrom('handedTickets')
    .select(['helpdeskId', 'remoteId', 'remoteUrl', 'remoteState', 'state', 'lastError'])
    .where('ticketId', '=', ticketId)
    .orderBy('helpdeskId')
    .execute();
}
