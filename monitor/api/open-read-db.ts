import { createKysely } from '../store/sql/create-kysely.ts';
import { NodeSqliteDialect } from '../store/sql/node-sqlite-dialect.ts';
import type { Db, Store } from '../store/store.ts';

/** A way to look at one thing without waiting for whoever writes. */
export interface ReadDb {
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * SQLite has one connection that writes, and a transaction holds it over many turns of the event loop; looking a token
 * or a mention up must not queue behind it. So the API looks through a read-only connection of its own, which sees
 * everything that was committed. PostgreSQL has a pool for that.
 */
export function openReadDb(store: Store): ReadDb {
  if (store.path === null) return { db: store.db, close: async () => undefined };
  const db = createKysely(new NodeSqliteDialect({ path: store.path, readOnly: true }));
  return { db, close: () => db.destroy() };
}
