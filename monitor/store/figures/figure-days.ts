import { sql } from 'kysely';
import { engineOf } from '../sql/engine.ts';
import { inTransaction } from '../sql/in-transaction.ts';
import type { Db } from '../store.ts';
import type { FigureDaysTable } from '../tables/figures.ts';
import { type ColumnShape, type Columns, joinColumns, pickRows, toColumns } from './columns.ts';
import type { FigureRange } from './figure-range.ts';
import { packColumns, unpackColumns } from './pack-columns.ts';

/** Where the columns of a subject come from. */
export interface FigureSubject<N extends string, S extends string> {
  readonly table: FigureDaysTable['subject'];
  readonly shape: ColumnShape<N, S | Cut>;
  /** The instant by which a row belongs to a day. */
  readonly instant: N;
  /** Reads the rows of a stretch. */
  read(
    db: Db,
    range: FigureRange,
  ): Promise<(Readonly<Record<N, number | null>> & Readonly<Record<S | Cut, string | null>>)[]>;
}

/** What every report can be narrowed by. */
type Cut = 'brandId' | 'channel';

const DAY_MS = 86_400_000;
/** Days that still change all the time are read from their rows. */
const YOUNGEST_DAYS = 2;
/** Twice the longest stretch of a report. */
const OLDEST_DAYS = 801;

/** The rows of a range as columns: whole days where they are kept, the rows themselves where not. */
export async function readFigureColumns<N extends string, S extends string>(
  db: Db,
  subject: FigureSubject<N, S>,
  range: FigureRange,
): Promise<Columns<N, S | Cut>> {
  const { shape, instant } = subject;
  const kept = range.drill ? new Map<number, Columns<N, S | Cut>>() : await readKept(db, subject, range);
  const isCut = Boolean(range.brandIds?.length || range.channels?.length);
  const parts: Columns<N, S | Cut>[] = [];
  for (let since = range.since; since < range.before; ) {
    const day = Math.floor(since / DAY_MS);
    const columns = kept.get(day);
    if (columns !== undefined) {
      const isWhole = day * DAY_MS >= range.since && (day + 1) * DAY_MS <= range.before && !isCut;
      parts.push(isWhole ? columns : narrow(columns));
      since = (day + 1) * DAY_MS;
      continue;
    }
    let end = day + 1;
    while (end * DAY_MS < range.before && !kept.has(end)) end += 1;
    const before = Math.min(range.before, end * DAY_MS);
    parts.push(toColumns<N, S | Cut>(await subject.read(db, { ...range, since, before }), shape));
    since = before;
  }
  return joinColumns(parts, shape);

  function narrow(columns: Columns<N, S | Cut>): Columns<N, S | Cut> {
    const at = columns.numbers[instant];
    const { brandId, channel } = columns.names;
    const isWantedBrand = markNames(brandId.list, range.brandIds);
    const isWantedChannel = markNames(channel.list, range.channels);
    return pickRows(columns, shape, (row) => {
      const when = at[row] as number;
      if (when < range.since || when >= range.before) return false;
      return (
        isWantedBrand.at(brandId.at[row] as number) === true && isWantedChannel.at(channel.at[row] as number) === true
      );
    });
  }
}

/** Whether each name is wanted; the last one stands for rows without a name. */
function markNames(list: readonly string[], wanted: readonly string[] | undefined): boolean[] {
  const set = wanted?.length ? new Set(wanted) : null;
  return [...list.map((name) => set === null || set.has(name)), set === null];
}

async function readKept<N extends string, S extends string>(
  db: Db,
  { table, shape }: FigureSubject<N, S>,
  range: FigureRange,
): Promise<Map<number, Columns<N, S | Cut>>> {
  const rows = await db
    .selectFrom('figureDays')
    .select(['day', 'columns'])
    .where('subject', '=', table)
    .where('day', '>=', Math.floor(range.since / DAY_MS))
    .where('day', '<=', Math.floor((range.before - 1) / DAY_MS))
    .execute();
  return new Map(
    rows.flatMap(({ day, columns }) => {
      const unpacked = unpackColumns(columns, shape);
      return unpacked === null ? [] : [[day, unpacked]];
    }),
  );
}

/**
 * Keeps days that are not kept yet, the latest first. Each in a transaction of its own that no change of the rows can
 * slip into. @returns how many were kept; fewer than `limit`: nothing is left to do.
 */
export async function keepFigureDays<N extends string, S extends string>(
  db: Db,
  subject: FigureSubject<N, S>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<number> {
  const { table, instant } = subject;
  const youngest = Math.floor(now / DAY_MS) - YOUNGEST_DAYS;
  const first = await sql<{ at: number | null }>`select min(${sql.ref(instant)}) as at from ${sql.table(table)}
    where drill = 0 and ${sql.ref(instant)} >= ${(youngest - OLDEST_DAYS) * DAY_MS}`.execute(db);
  const firstAt = first.rows[0]?.at ?? null;
  if (firstAt === null) return 0;
  const rows = await db.selectFrom('figureDays').select('day').where('subject', '=', table).execute();
  const kept = new Set(rows.map(({ day }) => day));
  let done = 0;
  for (let day = youngest; day >= Math.floor(firstAt / DAY_MS) && done < limit; day -= 1) {
    if (kept.has(day)) continue;
    await keepDay(db, subject, day);
    done += 1;
  }
  return done;
}

async function keepDay<N extends string, S extends string>(
  db: Db,
  subject: FigureSubject<N, S>,
  day: number,
): Promise<void> {
  const { table, shape } = subject;
  await inTransaction(db, async (trx) => {
    if (engineOf(trx) === 'postgres') {
      // A change that is not committed yet would be missed and could not throw this day away. Who waits longer than this gives up and
      // comes back: behind a waiting lock all writers wait.
      await sql`set local lock_timeout = '200ms'`.execute(trx);
      await sql`lock table ${sql.table(table)} in share mode`.execute(trx);
    }
    const range = { since: day * DAY_MS, before: (day + 1) * DAY_MS, drill: false };
    const columns = packColumns(toColumns<N, S | Cut>(await subject.read(trx, range), shape));
    await trx
      .insertInto('figureDays')
      .values({ subject: table, day, columns })
      .onConflict((oc) => oc.columns(['subject', 'day']).doUpdateSet({ columns }))
      .execute();
  });
}
