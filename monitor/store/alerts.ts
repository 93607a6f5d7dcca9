import { sql } from 'kysely';
import type { Alert, AlertMessage, AlertState } from '../../shared/model/alert.ts';
import { nextNumber } from './sql/counters.ts';
import { engineOf } from './sql/engine.ts';
import { insertRows } from './sql/insert-rows.ts';
import { decodeJson, encodeJson } from './sql/json-column.ts';
import { newId } from './sql/new-id.ts';
import { StoreError } from './sql/store-error.ts';
import type { Db } from './store.ts';
import type { AlertsTable } from './tables/house.ts';

/** The words of an alert; number, key and attempt are added when it is sent. */
export type AlertContent = Omit<AlertMessage, 'number' | 'idempotencyKey' | 'attempt'>;

export interface AlertDraft {
  readonly kind: Alert['kind'];
  readonly mentionId: string | null;
  readonly ticketId: string | null;
  readonly channelId: string;
  readonly content: AlertContent;
  readonly groupKey?: string | null;
  /** The number of an alert about the same thing on another channel; left out: a new one. */
  readonly number?: number;
  readonly now: number;
  /** Not before; left out: at once. */
  readonly notBefore?: number;
}

/** An alert as the outbox knows it. `idempotencyKey` is its id: the same at each attempt. */
export interface OutboxAlert extends Alert {
  readonly content: AlertContent;
  readonly groupKey: string | null;
  readonly fencing: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
}

/** Puts an alert into the outbox; in the transaction of what caused it. */
export async function insertAlert(trx: Db, draft: AlertDraft): Promise<OutboxAlert> {
  const row = toRow(draft, draft.number ?? (await nextNumber(trx, 'alert')));
  await insertRows(trx, 'alerts', [row]);
  return toAlert(row);
}

/** The same for many at once, which have their numbers already (`takeNumbers`). */
export async function insertAlerts(
  trx: Db,
  drafts: readonly (AlertDraft & { readonly number: number })[],
): Promise<void> {
  await insertRows(
    trx,
    'alerts',
    drafts.map((draft) => toRow(draft, draft.number)),
  );
}

function toRow(draft: AlertDraft, number: number): AlertsTable {
  return {
    id: newId(draft.now),
    number,
    kind: draft.kind,
    mentionId: draft.mentionId,
    ticketId: draft.ticketId,
    channelId: draft.channelId,
    level: draft.content.level,
    message: encodeJson(draft.content),
    groupKey: draft.groupKey ?? null,
    state: 'pending',
    attempts: 0,
    createdAt: draft.now,
    nextAttemptAt: draft.notBefore ?? draft.now,
    deliveredAt: null,
    lastError: null,
    fencing: 0,
    claimedBy: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    drill: draft.content.drill ? 1 : 0,
  };
}

/**
 * States of an alert that has not ended. Written into the statement itself: SQLite uses the index of what is due, which has only those, for no
 * value that is handed in beside it, and would read every alert that there ever was.
 */
const WAITING = [sql.lit('pending' as const), sql.lit('sending' as const)];

/** Who sends, and how long nobody else may; well above the time-out of one delivery. */
export interface AlertClaim {
  readonly owner: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  readonly channelIds?: readonly string[];
}

/**
 * Takes alerts that are due, or whose sender went silent, and counts the attempt. Each comes with a fencing number:
 * only its holder can report the outcome. Two senders never get the same alert.
 */
export async function claimAlerts(db: Db, claim: AlertClaim): Promise<OutboxAlert[]> {
  if (claim.limit < 1 || claim.channelIds?.length === 0) return [];
  const rows = await db
    // Chosen in a step of its own: as a subquery of the update it might be run more than once and lock more rows.
    .with('due', (qb) => {
      let due = qb
        .selectFrom('alerts')
        .select('id')
        .where('state', 'in', WAITING)
        .where('nextAttemptAt', '<=', claim.now);
      if (claim.channelIds) due = due.where('channelId', 'in', claim.channelIds);
      due = due.orderBy('nextAttemptAt').orderBy('id').limit(claim.limit);
      return engineOf(db) === 'postgres' ? due.modifyEnd(sql`for update skip locked`) : due;
    })
    .updateTable('alerts')
    .set((eb) => ({
      state: 'sending' as const,
      attempts: eb('attempts', '+', 1),
      fencing: eb('fencing', '+', 1),
      claimedBy: claim.owner,
      // While an alert is being sent, this is when its sender counts as gone.
      nextAttemptAt: claim.now + claim.leaseMs,
    }))
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
    .execute();
  return rows.map(toAlert).sort((a, b) => a.createdAt - b.createdAt || a.number - b.number);
}

/** Gives back what was claimed and not tried: due at once, and no attempt counts. */
export async function giveBackAlerts(
  trx: Db,
  alerts: readonly Pick<OutboxAlert, 'id' | 'fencing'>[],
  now: number,
): Promise<void> {
  for (const [fencing, same] of Map.groupBy(alerts, (alert) => alert.fencing)) {
    await trx
      .updateTable('alerts')
      .set((eb) => ({
        state: 'pending' as const,
        attempts: eb('attempts', '-', 1),
        claimedBy: null,
        nextAttemptAt: now,
      }))
      .where(
        'id',
        'in',
        same.map(({ id }) => id),
      )
      .where('fencing', '=', fencing)
      .execute();
  }
}

/** Somebody takes notice of an alert, on all its channels. Returns how many rows were not acknowledged before. */
export async function acknowledgeAlerts(
  trx: Db,
  acknowledgement: { number: number; personId: string; now: number },
): Promise<number> {
  const result = await trx
    .updateTable('alerts')
    .set({ acknowledgedAt: acknowledgement.now, acknowledgedBy: acknowledgement.personId })
    .where('number', '=', acknowledgement.number)
    .where('acknowledgedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Takes back what was not sent yet, because it is no longer needed; why is kept. Returns how many messages that were. */
export async function withholdAlerts(trx: Db, number: number, reason: string): Promise<number> {
  const result = await trx
    .updateTable('alerts')
    .set({ state: 'withheld', lastError: reason })
    .where('number', '=', number)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** @throws StoreError `not-found`. */
export async function getAlert(db: Db, id: string): Promise<OutboxAlert> {
  const row = await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no alert ${id}.`);
  return toAlert(row);
}

/** Alerts, the last first: of one mention or ticket, in some states. */
export async function listAlerts(
  db: Db,
  filter: { mentionId?: string; ticketId?: string; states?: readonly AlertState[]; limit?: number } = {},
): Promise<OutboxAlert[]> {
  let query = db.selectFrom('alerts').selectAll();
  if (filter.mentionId !== undefined) query = query.where('mentionId', '=', filter.mentionId);
  if (filter.ticketId !== undefined) query = query.where('ticketId', '=', filter.ticketId);
  if (filter.states?.length) query = query.where('state', 'in', filter.states);
  const rows = await query
    .orderBy('number', 'desc')
    .orderBy('id')
    .limit(filter.limit ?? 100)
    .execute();
  return rows.map(toAlert);
}

/**
 * Moves when alerts that wait are sent, and when those that are on their way count as lost, by so many milliseconds.
 * @param fixed prefix of the group keys of those that wait for a time of day, whatever the clock said before.
 */
export async function delayAlerts(
  trx: Db,
  move: { readonly now: number; readonly byMs: number; readonly fixed: string },
): Promise<void> {
  const { now, byMs, fixed } = move;
  await trx
    .updateTable('alerts')
    .set((eb) => ({ nextAttemptAt: eb('nextAttemptAt', '+', byMs) }))
    .where('state', 'in', WAITING)
    .where('nextAttemptAt', '>', now)
    .where((eb) => eb.or([eb('groupKey', 'is', null), eb('groupKey', 'not like', `${fixed}%`)]))
    .execute();
}

/** When the next alert wants to be sent; null when the outbox is empty. */
export async function nextAlertAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('alerts')
    .select((eb) => eb.fn.min('nextAttemptAt').as('at'))
    .where('state', 'in', WAITING)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** A row as the outbox knows it. */
export function toAlert(row: AlertsTable): OutboxAlert {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    mentionId: row.mentionId,
    ticketId: row.ticketId,
    channelId: row.channelId,
    content: decodeJson<AlertContent>(row.message),
    groupKey: row.groupKey,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt,
    nextAttemptAt: row.nextAttemptAt,
    deliveredAt: row.deliveredAt,
    lastError: row.lastError,
    fencing: row.fencing,
    acknowledgedAt: row.acknowledgedAt,
    acknowledgedBy: row.acknowledgedBy,
    drill: row.drill === 1,
  };
}
