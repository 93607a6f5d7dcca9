import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { FollowUpsTable } from '../tables/desk.ts';

export interface FollowUp {
  readonly id: string;
  readonly ticketId: string;
  readonly policyId: string;
  readonly rule: string;
  readonly dueAt: number;
  /** `reminded`: its time came and somebody was told. */
  readonly state: FollowUpsTable['state'];
  readonly outcome: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly drill: boolean;
  readonly note: string | null;
}

/** Plans a follow-up. A ticket has one open one of a policy: planning again moves it. */
export async function planFollowUp(
  trx: Db,
  plan: {
    ticketId: string;
    policyId: string;
    rule: string;
    dueAt: number;
    drill: boolean;
    note?: string | null;
    now: number;
  },
): Promise<FollowUp> {
  const moved = await trx
    .updateTable('followUps')
    .set({ dueAt: plan.dueAt, state: 'waiting' })
    .where('ticketId', '=', plan.ticketId)
    .where('policyId', '=', plan.policyId)
    .where('state', 'in', ['waiting', 'reminded'])
    .returningAll()
    .executeTakeFirst();
  if (moved) return toFollowUp(moved);
  const { now: createdAt, drill, note, ...rest } = plan;
  const row: FollowUpsTable = {
    ...rest,
    id: newId(createdAt),
    state: 'waiting',
    outcome: null,
    createdAt,
    endedAt: null,
    drill: drill ? 1 : 0,
    note: note ?? null,
  };
  await trx.insertInto('followUps').values(row).execute();
  return toFollowUp(row);
}

/** Follow-ups whose time has come and of which nobody was told, the earliest first. */
export async function listFollowUpsDue(db: Db, now: number, limit: number): Promise<FollowUp[]> {
  const rows = await db
    .selectFrom('followUps')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toFollowUp);
}

/** Claims the reminder, in the transaction of what it causes. False: somebody else did, or it ended. */
export async function markFollowUpReminded(trx: Db, id: string): Promise<boolean> {
  const result = await trx
    .updateTable('followUps')
    .set({ state: 'reminded' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends a follow-up: done with what came of it, or cancelled. False: it had ended. */
export async function endFollowUp(
  trx: Db,
  end: { id: string; state: 'done' | 'cancelled'; outcome: string | null; now: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('followUps')
    .set({ state: end.state, outcome: end.outcome, endedAt: end.now })
    .where('id', '=', end.id)
    .where('state', 'in', ['waiting', 'reminded'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Cancels what is still open for a ticket, all of it or of some policies. Returns how many. */
export async function cancelFollowUps(
  trx: Db,
  ticketId: string,
  now: number,
  policyIds?: readonly string[],
): Promise<number> {
  if (policyIds?.length === 0) return 0;
  let update = trx
    .updateTable('followUps')
    .set({ state: 'cancelled', endedAt: now })
    .where('ticketId', '=', ticketId)
    .where('state', 'in', ['waiting', 'reminded']);
  if (policyIds) update = update.where('policyId', 'in', policyIds);
  return Number((await update.executeTakeFirst()).numUpdatedRows);
}

/** @throws StoreError `not-found`. */
export async function getFollowUp(db: Db, id: string): Promise<FollowUp> {
  const row = await db.selectFrom('followUps').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no follow-up ${id}.`);
  return toFollowUp(row);
}

/** Open follow-ups of tickets in the hands of some people or of all, the earliest first. */
export async function listOpenFollowUps(
  db: Db,
  filter: { readonly handlerIds?: readonly string[]; readonly before: number; readonly limit: number },
): Promise<FollowUp[]> {
  let query = db
    .selectFrom('followUps')
    .innerJoin('tickets', 'tickets.id', 'followUps.ticketId')
    .selectAll('followUps')
    .where('followUps.state', 'in', ['waiting', 'reminded'])
    .where('followUps.dueAt', '<', filter.before);
  if (filter.handlerIds !== undefined) query = query.where('tickets.handlerId', 'in', filter.handlerIds);
  const rows = await query.orderBy('followUps.dueAt').orderBy('followUps.id').limit(filter.limit).execute();
  return rows.map(toFollowUp);
}

/** Everything planned for a ticket, the earliest first. */
export async function listFollowUps(db: Db, ticketId: string): Promise<FollowUp[]> {
  const rows = await db
    .selectFrom('followUps')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('dueAt')
    .orderBy('id')
    .execute();
  return rows.map(toFollowUp);
}

function toFollowUp(row: FollowUpsTable): FollowUp {
  return { ...row, drill: row.drill === 1 };
}
