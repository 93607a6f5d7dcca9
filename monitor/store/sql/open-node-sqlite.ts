import { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error.ts';

/** How long a statement waits for another writer when nothing else is said. */
export const BUSY_TIMEOUT_MS = 5000;

/** How a database file is opened. */
export interface NodeSqliteOptions {
  readonly path: string;
  /** A connection that only reads (the read worker). */
  readonly readOnly?: boolean;
  /** How long a statement waits for another writer. node:sqlite's own default is 0: fail at once. */
  readonly busyTimeoutMs?: number;
  /** Cap on the size of the file, in pages of 4096 bytes; tests use it to play a full disk. */
  readonly maxPageCount?: number;
}

/** Oldest SQLite without the WAL-reset fault, which damages files when several processes use them. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Opens the file with the settings that the product promises: WAL, every commit synced, waiting for other writers. */
export function openNodeSqlite(options: NodeSqliteOptions): DatabaseSync {
  const db = new DatabaseSync(options.path, {
    readOnly: options.readOnly ?? false,
    timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
    allowExtension: false,
  });
  try {
    refuseOldSqlite(db);
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;');
    if (options.readOnly) {
      db.exec('PRAGMA query_only = ON;');
    } else {
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;');
      // A page that many posts change is written into the file once for all of them: by default it would be four times as often.
      db.exec('PRAGMA wal_autocheckpoint = 4000;');
      // What is deleted is overwritten: a deletion request (SEC-2) leaves nothing in free pages.
      db.exec('PRAGMA secure_delete = ON;');
      if (options.maxPageCount) db.exec(`PRAGMA max_page_count = ${Math.trunc(options.maxPageCount)};`);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function refuseOldSqlite(db: DatabaseSync): void {
  const version = String(db.prepare('select sqlite_version() as version').get()?.version ?? '');
  const parts = version.split('.').map(Number);
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return;
    if (part < least)
      throw new StoreError(
        'unreachable',
        `This Node carries SQLite ${version}, which can damage a shared file; use a Node with SQLite ${OLDEST_SQLITE.join('.')} or newer.`,
      );
  }
}
