import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../store.ts';
import type { EntriesTable } from '../tables/heard.ts';

/** When an entry came, and where. */
export type EntryTimes = Pick<EntriesTable, 'id' | 'sourceId' | 'foundAt' | 'publishedAt'>;

/** Rows at once: SQLite holds the event loop while it reads them, some ten milliseconds. */
const PAGE = 5_000;

/** Entries found after an instant, the newest first, in pieces between which the event loop goes on. */
export async function* walkRecentEntries(db: Db, since: number, page = PAGE): AsyncGenerator<readonly EntryTimes[]> {
  for (let last: EntryTimes | undefined; ; ) {
    let query = db
      .selectFrom('entries')
      .select(['id', 'sourceId', 'foundAt', 'publishedAt'])
      .where('foundAt', '>', since)
      .orderBy('foundAt', 'desc')
      .orderBy('id', 'desc')
      .limit(page);
    if (last !== undefined) {
      const { foundAt, id } = last;
      query = query
        // Says nothing beyond the line below it, but lets the index begin where the last piece ended.
        .where('foundAt', '<=', foundAt)
        .where((eb) => eb.or([eb('foundAt', '<', foundAt), eb('id', '<', id)]));
    }
    const rows = await query.execute();
    yield rows;
    last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    await breathe();
  }
}
