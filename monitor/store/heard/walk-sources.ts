import { setImmediate as breathe } from 'node:timers/promises';
import type { Source } from '../../../shared/model/source.ts';
import { decodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';
import type { SourcesTable } from '../tables/heard.ts';

/** What planning needs of a source; its memory and its name are not read for that. */
export type PlannedSource = Pick<Source, 'id' | 'type' | 'settings'>;

/** Rows at once: SQLite holds the event loop while it reads them, a few milliseconds. */
const PAGE = 1_000;

/** All enabled sources by id, in pieces between which the event loop goes on. A piece may be empty. */
export async function* walkEnabledSources(db: Db, page = PAGE): AsyncGenerator<PlannedSource[]> {
  for await (const rows of walkRows(db, page)) {
    yield rows.filter(({ enabled }) => enabled === 1).map(toPlannedSource);
  }
}

/** Ids of all sources that the configuration named until now, in pieces like `walkEnabledSources`. */
export async function* walkNamedIds(db: Db): AsyncGenerator<string[]> {
  for await (const rows of walkRows(db, PAGE)) {
    yield rows.flatMap(({ id, removedAt }) => (removedAt === null ? [id] : []));
  }
}

async function* walkRows(db: Db, page: number) {
  for (let after = ''; ; ) {
    // Only by id, and by nothing that has an index of its own: that one would be sorted anew for every piece.
    const rows = await db
      .selectFrom('sources')
      .select(['id', 'type', 'settings', 'enabled', 'removedAt'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(page)
      .execute();
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    after = last.id;
    await breathe();
  }
}

/** A row as planning sees it. */
export function toPlannedSource({ id, type, settings }: Pick<SourcesTable, 'id' | 'type' | 'settings'>): PlannedSource {
  return { id, type, settings: decodeJson<Record<string, unknown>>(settings) };
}
