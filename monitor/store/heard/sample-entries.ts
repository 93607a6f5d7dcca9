import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../store.ts';
import type { EntriesTable } from '../tables/heard.ts';

/** When an entry came, and where. */
export type EntryTimes = Pick<EntriesTable, 'sourceId' | 'foundAt' | 'publishedAt'>;

/** A stretch of time, within one hour, of which every entry that came in it is here. */
export interface EntrySlice {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly entries: readonly EntryTimes[];
}

const HOUR_MS = 3_600_000;
/** Where in its hour reading begins moves on by this part from hour to hour, so that no source is missed for asking it at one minute. */
const STEP = 0.618;

/**
 * Entries found in a span, hour by hour; where more came than may be read, an equal share of every hour and the stretches of time that were
 * read, so that days and nights are seen alike however busy the workspace. Between the pieces the event loop goes on.
 */
export async function* sampleEntries(
  db: Db,
  span: { readonly from: number; readonly to: number },
  most: number,
): AsyncGenerator<EntrySlice> {
  const first = await db
    .selectFrom('entries')
    .select('foundAt')
    .where('foundAt', '>=', span.from)
    .orderBy('foundAt')
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return;
  const hours = Math.ceil((span.to - first.foundAt) / HOUR_MS) + 1;
  const share = Math.max(1, Math.floor(most / hours));
  for (let hour = Math.floor(first.foundAt / HOUR_MS); hour * HOUR_MS < span.to; hour += 1) {
    const start = Math.max(span.from, hour * HOUR_MS);
    const end = Math.min(span.to, (hour + 1) * HOUR_MS);
    const begin = Math.floor(start + (end - start) * ((hour * STEP) % 1));
    const late = await readSlice(db, begin, end, share);
    yield late;
    if (late.to === end && begin > start) yield await readSlice(db, start, begin, share - late.entries.length);
    await breathe();
  }
}

/** Entries from an instant on, and until when they are all there. */
async function readSlice(db: Db, from: number, to: number, most: number): Promise<EntrySlice> {
  const entries = await db
    .selectFrom('entries')
    .select(['sourceId', 'foundAt', 'publishedAt'])
    .where('foundAt', '>=', from)
    .where('foundAt', '<', to)
    .orderBy('foundAt')
    .limit(most + 1)
    .execute();
  const last = entries.at(-1);
  if (last === undefined || entries.length <= most) return { from, to, entries };
  // Of the instant at which reading ended there may be more.
  return { from, to: last.foundAt, entries: entries.filter(({ foundAt }) => foundAt < last.foundAt) };
}
