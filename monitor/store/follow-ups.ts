import type { Db } from './database.ts';
import { newId } from './new-id.ts';

/** What is to be done for a ticket at a later time (TKT-4, TKT-5). */
export interface FollowUpsTable {
  id: string;
  ticketId: string;
  /** Policy id, as for clocks: `waiting-customer`, `satisfaction-call`, `fault-verified` … */
  policyId: string;
  rule: string;
  dueAt: number;
  state: FollowUp['state'];
  /** What came of it, in words. */
  outcome: string | null;
  createdAt: number;
  endedAt: number | null;
  drill: number;
}

export interface FollowUp {
  readonly id: string;
  readonly ticketId: string;
  readonly policyId: string;
  readonly rule: string;
  readonly dueAt: number;
  /** `reminded`: its time came and somebody was told. */
  readonly state: 'waiting' | 'reminded' | 'done' | 'cancelled';
  readonly outcome: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly drill: boolean;
}

/** Plans a follow-up. A ticket has one open one of a policy: planning again moves it. */
export async function planFollowUp(
  trx: Db,
  plan: { ticketId: string; policyId: string; rule: string; dueAt: number; drill: boolean; now: number },
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
  const { now: createdAt, drill, ...rest } = plan;
  const row: FollowUpsTable = {
    ...rest,
    id: newId(createdAt),
    state: 'waiting',
    outcome: null,
    createdAt,
    endedAt: null,
    drill: drill ? 1 : 0,
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

/** Cancels what is still open for a ticket. Returns how many. */
export async function cancelFollowUps(trx: Db, ticketId: string, now: number): Promise<number> {
  const result = await trx
    .updateTable('followUps')
    .set({ state: 'cancelled', endedAt: now })
    .where('ticketId', '=', ticketId)
    .where('state', 'in', ['waiting', 'reminded'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
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
