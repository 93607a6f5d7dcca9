import { setImmediate as breathe } from 'node:timers/promises';
import { inTransaction } from '../sql/in-transaction.ts';
import type { Db } from '../store.ts';
import { listStandingHolds } from './legal-holds.ts';
import { numberedData } from './retained-data.ts';
import { timedData } from './timed-data.ts';

/** Before which instant each kind of data is forgotten; a kind that is left out is kept for ever. */
export type RetentionPlan = Readonly<Partial<Record<keyof typeof numberedData | keyof typeof timedData, number>>>;

/** What became of one kind of data, in rows. */
export interface RetentionResult {
  /** Forgotten; in a dry run: would be. */
  readonly forgotten: number;
  /** Past their time, but a legal hold stands. */
  readonly held: number;
}

/** Numbers looked through by one statement, and rows of one transaction: milliseconds, so that others work between. */
const WINDOW = 5_000;
const PIECE = 200;

/** Forgets what is past its time, in small pieces (SEC-2). With `dryRun` it only counts. */
export async function applyRetention(
  db: Db,
  plan: RetentionPlan,
  options: { readonly now: number; readonly dryRun?: boolean },
): Promise<Readonly<Record<string, RetentionResult>>> {
  const result: Record<string, RetentionResult> = {};
  const holds = new Set((await listStandingHolds(db)).map(({ subjectId }) => subjectId));
  for (const [id, data] of Object.entries(numberedData)) {
    const before = plan[id as keyof typeof numberedData];
    if (before === undefined) continue;
    let [forgotten, held] = [0, 0];
    const last = await data.lastNumber(db);
    for (let after = 0; after < last; after += WINDOW) {
      const due = await data.listDue(db, { after, upTo: after + WINDOW, before });
      const free = due.filter(({ subjects }) => !subjects.some((subject) => subject !== null && holds.has(subject)));
      held += due.length - free.length;
      forgotten += free.length;
      for (let at = 0; at < free.length && !options.dryRun; at += PIECE) {
        const ids = free.slice(at, at + PIECE).map((row) => row.id);
        await inTransaction(db, (trx) => data.forget(trx, ids, options.now));
      }
      await breathe();
    }
    result[id] = { forgotten, held };
  }
  for (const [id, data] of Object.entries(timedData)) {
    const before = plan[id as keyof typeof timedData];
    if (before === undefined) continue;
    const forgotten = options.dryRun ? await data.count(db, before) : await data.forget(db, before);
    const others = result[id] ?? { forgotten: 0, held: 0 };
    result[id] = { ...others, forgotten: others.forgotten + forgotten };
  }
  return result;
}
