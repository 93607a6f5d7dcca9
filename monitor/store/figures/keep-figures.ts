import { sql } from 'kysely';
import { engineOf } from '../sql/engine.ts';
import { inTransaction } from '../sql/in-transaction.ts';
import type { Db } from '../store.ts';
import { toColumns } from './columns.ts';
import type { Cut, FigureSubject } from './figure-subject.ts';
import { DAY_MS, HOUR_MS } from './kept-stretches.ts';
import { packColumns } from './pack-columns.ts';

/** So many last days are kept hour by hour: tickets are still solved and posts answered in them all the time. */
const YOUNG_DAYS = 8;
/** The hours that change with every post are read from their rows. */
const OPEN_HOURS = 1;
/** Twice the longest stretch of a report. */
const OLDEST_DAYS = 801;
/** Hours that are kept in one transaction. */
const HOURS_AT_ONCE = 24;

/**
 * Keeps days that are not kept yet, the latest first. Each in a transaction of its own that no change of the rows can
 * slip into. @returns how many were kept; fewer than `limit`: nothing is left to do.
 */
export async function keepFigureDays<N extends string, S extends string>(
  db: Db,
  subject: FigureSubject<N, S>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<number> {
  const { table } = subject;
  const youngest = Math.floor(now / DAY_MS) - YOUNG_DAYS;
  const firstAt = await findFirst(db, subject, (youngest - OLDEST_DAYS) * DAY_MS);
  if (firstAt === null) return 0;
  const rows = await db.selectFrom('figureDays').select('day').where('subject', '=', table).execute();
  const kept = new Set(rows.map(({ day }) => day));
  let done = 0;
  for (let day = youngest; day >= Math.floor(firstAt / DAY_MS) && done < limit; day -= 1) {
    if (kept.has(day)) continue;
    await keepStill(db, table, async (trx) => {
      const range = { since: day * DAY_MS, before: (day + 1) * DAY_MS, drill: false };
      const columns = packColumns(toColumns<N, S | Cut>(await subject.read(trx, range), subject.shape));
      await trx
        .insertInto('figureDays')
        .values({ subject: table, day, columns })
        .onConflict((oc) => oc.columns(['subject', 'day']).doUpdateSet({ columns }))
        .execute();
      // Its hours have served.
      await trx
        .deleteFrom('figureHours')
        .where('subject', '=', table)
        .where('hour', '<', (day + 1) * 24)
        .execute();
    });
    done += 1;
  }
  return done;
}

/**
 * Keeps hours of the last days that are not kept yet, the latest first: so many that others do not wait.
 * @returns how many; 0: nothing is left to do.
 */
export async function keepFigureHours<N extends string, S extends string>(
  db: Db,
  subject: FigureSubject<N, S>,
  now: number,
): Promise<number> {
  const { table, instant } = subject;
  const oldest = (Math.floor(now / DAY_MS) - YOUNG_DAYS + 1) * 24;
  const firstAt = await findFirst(db, subject, oldest * HOUR_MS);
  if (firstAt === null) return 0;
  const rows = await db
    .selectFrom('figureHours')
    .select('hour')
    .where('subject', '=', table)
    .where('hour', '>=', oldest)
    .execute();
  const kept = new Set(rows.map(({ hour }) => hour));
  // One stretch without a gap, so that one question reads its rows.
  const missing: number[] = [];
  for (let hour = Math.floor(now / HOUR_MS) - OPEN_HOURS; hour >= Math.floor(firstAt / HOUR_MS); hour -= 1) {
    if (missing.length === HOURS_AT_ONCE || (missing.length > 0 && kept.has(hour))) break;
    if (!kept.has(hour)) missing.push(hour);
  }
  const last = missing[0];
  const first = missing.at(-1);
  if (first === undefined || last === undefined) return 0;
  await keepStill(db, table, async (trx) => {
    const rows = await subject.read(trx, { since: first * HOUR_MS, before: (last + 1) * HOUR_MS, drill: false });
    const byHour = Map.groupBy(rows, (row) => Math.floor(Number(row[instant]) / HOUR_MS));
    const values = missing.map((hour) => ({
      ...{ subject: table, hour },
      columns: packColumns(toColumns<N, S | Cut>(byHour.get(hour) ?? [], subject.shape)),
    }));
    await trx
      .insertInto('figureHours')
      .values(values)
      .onConflict((oc) =>
        oc.columns(['subject', 'hour']).doUpdateSet((eb) => ({ columns: eb.ref('excluded.columns') })),
      )
      .execute();
  });
  return missing.length;
}

/** When the first row since an instant is; null: there is none. */
async function findFirst(
  db: Db,
  { table, instant }: Pick<FigureSubject<string, string>, 'table' | 'instant'>,
  since: number,
): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`select min(${sql.ref(instant)}) as at from ${sql.table(table)}
    where drill = 0 and ${sql.ref(instant)} >= ${since}`.execute(db);
  return rows[0]?.at ?? null;
}

/** A transaction in which the rows do not change. */
async function keepStill(db: Db, table: string, work: (trx: Db) => Promise<void>): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (engineOf(trx) === 'postgres') {
      // A change that is not committed yet would be missed and could not throw away what is kept. Who waits longer than this
      // gives up and comes back: behind a waiting lock all writers wait.
      await sql`set local lock_timeout = '200ms'`.execute(trx);
      await sql`lock table ${sql.table(table)} in share mode`.execute(trx);
    }
    await work(trx);
  });
}
