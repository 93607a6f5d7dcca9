import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from '../store.ts';

/** Pages of the search index that one step rewrites; a few milliseconds. */
const STEP_PAGES = 200;
const SEARCH_TABLES = ['mentionSearch', 'ticketSearch'] as const;

/**
 * Removes what erasing leaves behind in an SQLite file: deleted words in the search index and old pages in the log.
 * Freed pages are overwritten as it goes (secure_delete). It works in small steps, between which others write.
 * In PostgreSQL the rows go with VACUUM; its log and its backups are the server's own.
 */
export async function purgeTraces(store: Store): Promise<void> {
  if (store.engine === 'postgres') {
    for (const table of [
      'mentions',
      'tickets',
      'entries',
      'events',
      'alerts',
      'evidenceItems',
      'mails',
      ...SEARCH_TABLES,
    ])
      await sql`vacuum ${sql.table(table)}`.execute(store.db);
    return;
  }
  for (const name of SEARCH_TABLES) {
    const table = sql.table(name);
    const merge = (pages: number) =>
      sql`insert into ${table} (${sql.id(name)}, rank) values ('merge', ${pages})`.execute(store.db);
    // A negative number begins the merging of everything, also of a single segment that holds deleted words.
    await merge(-STEP_PAGES);
    for (let done = false; !done; await breathe()) {
      const before = await totalChanges(store);
      await merge(STEP_PAGES);
      // The statement itself counts as one change.
      done = (await totalChanges(store)) - before < 2;
    }
  }
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
}

async function totalChanges(store: Store): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(store.db);
  return rows[0]?.n ?? 0;
}
