import type { Db } from '../store.ts';
import type { Columns } from './columns.ts';
import type { FigureRange } from './figure-range.ts';
import type { Cut, FigureSubject } from './figure-subject.ts';
import { unpackColumns } from './pack-columns.ts';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** A stretch of which the columns are kept. */
export interface KeptStretch<N extends string, S extends string> {
  readonly since: number;
  readonly before: number;
  readonly columns: Columns<N, S>;
}

/** What is kept of a range, in its order: whole days, and hours of days that are not kept. None overlaps another. */
export async function readKeptStretches<N extends string, S extends string>(
  db: Db,
  { table, shape }: FigureSubject<N, S>,
  { since, before }: FigureRange,
): Promise<KeptStretch<N, S | Cut>[]> {
  const placed = (bytes: Uint8Array, number: number, lengthMs: number): KeptStretch<N, S | Cut>[] => {
    const columns = unpackColumns<N, S | Cut>(bytes, shape);
    return columns === null ? [] : [{ since: number * lengthMs, before: (number + 1) * lengthMs, columns }];
  };
  const days = await db
    .selectFrom('figureDays')
    .select(['day', 'columns'])
    .where('subject', '=', table)
    .where('day', '>=', Math.floor(since / DAY_MS))
    .where('day', '<=', Math.floor((before - 1) / DAY_MS))
    .execute();
  const hours = await db
    .selectFrom('figureHours')
    .select(['hour', 'columns'])
    .where('subject', '=', table)
    .where('hour', '>=', Math.floor(since / HOUR_MS))
    .where('hour', '<=', Math.floor((before - 1) / HOUR_MS))
    .execute();
  const ofDays = days.flatMap(({ day, columns }) => placed(columns, day, DAY_MS));
  const known = new Set(ofDays.map((day) => day.since));
  const ofHours = hours
    .flatMap(({ hour, columns }) => placed(columns, hour, HOUR_MS))
    .filter((hour) => !known.has(Math.floor(hour.since / DAY_MS) * DAY_MS));
  return [...ofDays, ...ofHours].sort((a, b) => a.since - b.since);
}
