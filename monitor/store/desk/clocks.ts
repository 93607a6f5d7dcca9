import type { Clock, ClockOutcome } from '../../../shared/model/clock.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { ClocksTable } from '../tables/desk.ts';

/** A clock before it has an id and a fate. */
export type ClockDraft = Pick<
  Clock,
  'subject' | 'subjectId' | 'policyId' | 'rule' | 'startedAt' | 'warnAt' | 'dueAt' | 'calendarKnown'
> &
  Partial<Pick<Clock, 'pausedAt' | 'pauseReason' | 'lastCallAt'>> & {
    readonly drill: boolean;
    /** Working time in ms that the clock before it stood still; left out: none. */
    readonly heldMs?: number | undefined;
  };

/** A clock as the store gives it. */
export type StoredClock = Clock & { readonly drill: boolean };

/** A clock with the working time in ms that it stood still so far. */
export type HeldClock = StoredClock & { readonly heldMs: number };

/** Starts a clock. A subject has one running clock of a policy: a second start gives the first one back. */
export async function insertClock(trx: Db, draft: ClockDraft): Promise<StoredClock> {
  const running = await trx
    .selectFrom('clocks')
    .selectAll()
    .where('subjectId', '=', draft.subjectId)
    .where('policyId', '=', draft.policyId)
    .where('stoppedAt', 'is', null)
    .executeTakeFirst();
  if (running) return toClock(running);
  const row = toRow(draft);
  await trx.insertInto('clocks').values(row).execute();
  return toClock(row);
}

/** Starts the first clocks of subjects that are new in this transaction, so that nothing can be running there. */
export async function insertFirstClocks(trx: Db, drafts: readonly ClockDraft[]): Promise<StoredClock[]> {
  const rows = drafts.map(toRow);
  await insertRows(trx, 'clocks', rows);
  return rows.map(toClock);
}

function toRow(draft: ClockDraft): ClocksTable {
  return {
    id: newId(),
    subject: draft.subject,
    subjectId: draft.subjectId,
    policyId: draft.policyId,
    rule: draft.rule,
    startedAt: draft.startedAt,
    warnAt: draft.warnAt,
    dueAt: draft.dueAt,
    pausedAt: draft.pausedAt ?? null,
    pauseReason: draft.pauseReason ?? null,
    stoppedAt: null,
    outcome: null,
    calendarKnown: draft.calendarKnown ? 1 : 0,
    warnedAt: null,
    firedAt: null,
    drill: draft.drill ? 1 : 0,
    lastCallAt: draft.lastCallAt ?? null,
    lastCalledAt: null,
    heldMs: draft.heldMs ?? 0,
  };
}

/**
 * Stops the running clocks of a subject (all, or of these policies) because what they wait for happened at
 * `stoppedAt`; each is `met` or `missed` by its own deadline.
 */
export async function stopClocks(
  trx: Db,
  stop: { subjectId: string; policyIds?: readonly string[]; stoppedAt: number },
): Promise<StoredClock[]> {
  return endClocks(trx, stop, (clock) => (isInTime(clock, stop.stoppedAt) ? 'met' : 'missed'));
}

/** Ends the running clocks of a subject without a verdict (dismissed, withdrawn, merged). */
export async function cancelClocks(
  trx: Db,
  stop: { subjectId: string; policyIds?: readonly string[]; stoppedAt: number },
): Promise<StoredClock[]> {
  return endClocks(trx, stop, () => 'cancelled');
}

/**
 * Ends the running clocks of a subject because what they wait for will not happen any more: `missed` where the deadline passed
 * before, else without a verdict.
 */
export async function abandonClocks(
  trx: Db,
  stop: { subjectId: string; policyIds?: readonly string[]; stoppedAt: number },
): Promise<StoredClock[]> {
  return endClocks(trx, stop, (clock) => (isInTime(clock, stop.stoppedAt) ? 'cancelled' : 'missed'));
}

/** A clock that stands still is judged by when it was held. */
function isInTime({ pausedAt, dueAt }: Pick<ClocksTable, 'pausedAt' | 'dueAt'>, at: number): boolean {
  return (pausedAt ?? at) <= dueAt;
}

async function endClocks(
  trx: Db,
  stop: { subjectId: string; policyIds?: readonly string[]; stoppedAt: number },
  judge: (clock: ClocksTable) => ClockOutcome,
): Promise<StoredClock[]> {
  if (stop.policyIds?.length === 0) return [];
  let query = trx
    .selectFrom('clocks')
    .selectAll()
    .where('subjectId', '=', stop.subjectId)
    .where('stoppedAt', 'is', null);
  if (stop.policyIds) query = query.where('policyId', 'in', stop.policyIds);
  const ended: StoredClock[] = [];
  for (const row of await query.execute()) {
    const changed = await trx
      .updateTable('clocks')
      .set({ stoppedAt: stop.stoppedAt, outcome: judge(row) })
      .where('id', '=', row.id)
      .where('stoppedAt', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (changed) ended.push(toClock(changed));
  }
  return ended;
}

/** Holds a running clock. Returns null when it is stopped or held already. */
export async function pauseClock(
  trx: Db,
  pause: { id: string; reason: string; now: number },
): Promise<StoredClock | null> {
  const row = await trx
    .updateTable('clocks')
    .set({ pausedAt: pause.now, pauseReason: pause.reason })
    .where('id', '=', pause.id)
    .where('stoppedAt', 'is', null)
    .where('pausedAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row ? toClock(row) : null;
}

/**
 * Lets a held clock go on with the deadlines that the calendar gives for the rest of its time. What was not due when
 * it was held may warn and fire again. `heldMs` is the working time that it stood still. Returns null when it was not held.
 */
export async function resumeClock(
  trx: Db,
  resume: { id: string; warnAt: number; dueAt: number; lastCallAt?: number | null; heldMs?: number },
): Promise<StoredClock | null> {
  const row = await trx
    .updateTable('clocks')
    .set({ pausedAt: null, pauseReason: null, warnAt: resume.warnAt, dueAt: resume.dueAt })
    .set(resume.lastCallAt === undefined ? {} : { lastCallAt: resume.lastCallAt })
    .set(({ eb }) => ({ heldMs: eb('heldMs', '+', resume.heldMs ?? 0) }))
    .where('id', '=', resume.id)
    .where('stoppedAt', 'is', null)
    .where('pausedAt', 'is not', null)
    .returningAll()
    .executeTakeFirst();
  return row ? toClock(row) : null;
}

/** Running clocks whose warning is due and was not given, the earliest first. */
export async function listClocksToWarn(db: Db, now: number, limit: number): Promise<StoredClock[]> {
  const rows = await running(db)
    .where('warnedAt', 'is', null)
    .where('warnAt', '<=', now)
    .orderBy('warnAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toClock);
}

/** Running clocks with five minutes left of which nobody was told, the earliest first; not those that are due already. */
export async function listClocksToCall(db: Db, now: number, limit: number): Promise<StoredClock[]> {
  const rows = await running(db)
    .where('lastCalledAt', 'is', null)
    .where('lastCallAt', '<=', now)
    .where('dueAt', '>', now)
    .orderBy('lastCallAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toClock);
}

/** Running clocks that are past due and were not acted on, the earliest first. */
export async function listClocksDue(db: Db, now: number, limit: number): Promise<StoredClock[]> {
  const rows = await running(db)
    .where('firedAt', 'is', null)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toClock);
}

/** What is noted once of a clock: its two warnings, and that it is over. */
export type ClockNote = 'warnedAt' | 'lastCalledAt' | 'firedAt';

/** Claims a step of clocks, in the transaction of what it causes. Gives the ids that were claimed; of the others it was done before, or they are stopped or held. */
export async function markClocks(
  trx: Db,
  ids: readonly string[],
  column: ClockNote,
  now: number,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .updateTable('clocks')
    .set({ [column]: now })
    .where('id', 'in', ids)
    .where(column, 'is', null)
    .where('stoppedAt', 'is', null)
    .where('pausedAt', 'is', null)
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Sets a stricter deadline of a running clock (an escalated case); a laxer one changes nothing. */
export async function moveClock(
  trx: Db,
  move: { id: string; warnAt: number; dueAt: number; lastCallAt: number | null },
): Promise<boolean> {
  const result = await trx
    .updateTable('clocks')
    .set({ warnAt: move.warnAt, dueAt: move.dueAt, lastCallAt: move.lastCallAt })
    .where('id', '=', move.id)
    .where('stoppedAt', 'is', null)
    .where('dueAt', '>', move.dueAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The clocks of a subject in the order they ended, those that run after them, with what each stood still so far. */
export async function listClocksInTurn(db: Db, subjectId: string): Promise<HeldClock[]> {
  const rows = await db.selectFrom('clocks').selectAll().where('subjectId', '=', subjectId).orderBy('id').execute();
  const endOf = ({ stoppedAt }: ClocksTable) => stoppedAt ?? Number.POSITIVE_INFINITY;
  return rows
    .sort((a, b) => (endOf(a) === endOf(b) ? 0 : endOf(a) - endOf(b)))
    .map((row) => ({ ...toClock(row), heldMs: row.heldMs }));
}

/** All clocks of a mention or a ticket, in the order they were started. */
export async function listClocksOf(db: Db, subjectId: string): Promise<StoredClock[]> {
  const rows = await db
    .selectFrom('clocks')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .orderBy('startedAt')
    .orderBy('id')
    .execute();
  return rows.map(toClock);
}

function running(db: Db) {
  return db.selectFrom('clocks').selectAll().where('stoppedAt', 'is', null).where('pausedAt', 'is', null);
}

function toClock(row: ClocksTable): StoredClock {
  return {
    id: row.id,
    subject: row.subject,
    subjectId: row.subjectId,
    policyId: row.policyId,
    rule: row.rule,
    startedAt: row.startedAt,
    warnAt: row.warnAt,
    dueAt: row.dueAt,
    pausedAt: row.pausedAt,
    pauseReason: row.pauseReason,
    stoppedAt: row.stoppedAt,
    outcome: row.outcome,
    calendarKnown: row.calendarKnown === 1,
    drill: row.drill === 1,
    lastCallAt: row.lastCallAt,
  };
}
