import { sql } from 'kysely';
import type pg from 'pg';
import { engineOf } from './sql/engine.ts';
import { afterCommit } from './sql/in-transaction.ts';
import type { Db, Store } from './store.ts';

const NAME = 'earshot_events';
const watchers = new WeakMap<Db, Set<() => void>>();
/** How soon a broken listening connection is opened again. */
const RECONNECT_MS = 1000;

/** Called in a transaction that wrote events: tells the watchers of this process and, in PostgreSQL, of all others. */
export async function announceEvents(trx: Db): Promise<void> {
  if (engineOf(trx) === 'postgres') await sql`select pg_notify(${NAME}, '')`.execute(trx);
  else afterCommit(trx, NAME, (db) => callWatchers(db));
}

/**
 * Calls `onEvents` soon after events were committed by any monitor (in SQLite: by this process). It is a hint to read
 * `readEventsAfter`; a reader that must not miss anything also looks by itself now and then, as a connection may break.
 * @returns how to stop watching.
 */
export async function watchEvents(store: Store, onEvents: () => void): Promise<() => Promise<void>> {
  const all = watchers.get(store.db) ?? new Set();
  watchers.set(store.db, all);
  all.add(onEvents);
  const stopListening = store.engine === 'postgres' ? listen(store.url, onEvents) : null;
  await stopListening?.ready;
  return async () => {
    all.delete(onEvents);
    await stopListening?.stop();
  };
}

function callWatchers(db: Db): void {
  for (const watcher of watchers.get(db) ?? []) watcher();
}

/** A connection of its own that listens, and comes back when it broke. */
function listen(url: string, onEvents: () => void): { ready: Promise<void>; stop: () => Promise<void> } {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  const connect = async (): Promise<void> => {
    const { Client } = (await import('pg')).default;
    const mine = new Client({ connectionString: url, application_name: 'earshot events' });
    client = mine;
    mine.on('notification', onEvents);
    mine.on('error', () => undefined);
    mine.once('end', () => {
      if (!stopped && client === mine) timer = setTimeout(() => void reconnect(), RECONNECT_MS);
    });
    await mine.connect();
    await mine.query(`listen ${NAME}`);
  };
  const reconnect = async (): Promise<void> => {
    try {
      await connect();
      onEvents();
    } catch {
      // The server is still away; the watcher hears of it through its own queries.
      if (!stopped) timer = setTimeout(() => void reconnect(), RECONNECT_MS);
    }
  };
  return {
    ready: connect(),
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
