import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { compileOnce } from './compile-once.ts';
import { engineOf } from './engine.ts';

/** What is counted: the numbers people say to each other, and the event log. */
export type CounterName =
  | 'mention'
  | 'alert'
  | 'ticket'
  | 'story'
  | 'event'
  | 'customer'
  | 'burst'
  | 'case'
  | 'template';

/** Number of the advisory lock that all counters share, so that two transactions never take two counters crosswise. */
const COUNTER_LOCK = 0x45617273;

/** Transactions that have the lock: it is theirs until they end. */
const locked = new WeakSet<Db>();

/**
 * Waits until nobody else writes what is numbered, and keeps it so until the commit. Who has it writes quickly and in peace: stories,
 * whose size everybody counts up, can then be read and written without any other lock. SQLite has one writer anyway.
 */
export async function lockCounters(trx: Db): Promise<void> {
  if (engineOf(trx) === 'sqlite' || locked.has(trx)) return;
  await sql`select pg_advisory_xact_lock(${COUNTER_LOCK})`.execute(trx);
  locked.add(trx);
}

/**
 * The next number of a counter. It belongs to the transaction: rolled back, the number is given again, and a later
 * number is never visible before an earlier one. Call it inside a transaction only.
 */
export async function nextNumber(trx: Db, name: CounterName): Promise<number> {
  return takeNumbers(trx, name, 1);
}

/** The same for several that follow each other; gives back the first of them. */
export async function takeNumbers(trx: Db, name: CounterName, count: number): Promise<number> {
  await lockCounters(trx);
  const [row] = await countUp(trx, [count, name]);
  if (row === undefined) throw new Error(`There is no counter ${name}.`);
  return row.value - count + 1;
}

const countUp = compileOnce((db) =>
  db
    .updateTable('counters')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'event')
    .returning('value'),
);
