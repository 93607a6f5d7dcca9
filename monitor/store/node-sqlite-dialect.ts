import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { bindValue } from './bind-value.ts';
import { StoreError, toStoreError } from './store-error.ts';
import { refuseInsideTransaction } from './transaction-scope.ts';

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

const BUSY_TIMEOUT_MS = 5000;
/** Longest pause between two looks whether the other writer is done. */
const LONGEST_WAIT_MS = 20;

/** Statements that are kept prepared; more than the product has. */
const KEPT_STATEMENTS = 500;

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

/** Kysely's own SQLite dialect over `node:sqlite`, with BEGIN IMMEDIATE and DDL inside transactions. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #options: NodeSqliteOptions;

  constructor(options: NodeSqliteOptions) {
    super({ database: async () => openShim(options) });
    this.#options = options;
  }

  override createDriver(): Driver {
    return new NodeSqliteDriver(this.#options);
  }

  override createAdapter(): DialectAdapter {
    return new NodeSqliteAdapter();
  }
}

function openShim(options: NodeSqliteOptions): SqliteShim {
  return new SqliteShim(guarded(() => openNodeSqlite(options)));
}

/** SQLite does roll DDL back; Kysely's default says it does not and would leave half a migration behind. */
class NodeSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The driver below queues by itself, as it must look before it waits. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #begin: string;
  readonly #busyTimeoutMs: number;
  #shim: SqliteShim | null = null;
  /** Ends when the present user of the one connection and all who wait before are done. */
  #queue: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(options: NodeSqliteOptions) {
    super({
      database: async () => {
        this.#shim = openShim(options);
        return this.#shim;
      },
    });
    this.#busyTimeoutMs = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
    // A transaction that starts by reading and then writes fails at once when another wrote in between
    // (SQLITE_BUSY_SNAPSHOT), whatever the timeout says; taking the write lock first waits instead.
    this.#begin = options.readOnly ? 'begin' : 'begin immediate';
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    refuseInsideTransaction();
    const before = this.#queue;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue = promise;
    await before;
    this.#release = resolve;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    this.#release();
  }

  /**
   * Waits for another writer without stopping the event loop: SQLite's own wait is a sleep of the whole thread, which
   * could even be the thread that the other writer needs to go on.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const endAt = performance.now() + this.#busyTimeoutMs;
    await connection.executeQuery(CompiledQuery.raw('pragma busy_timeout = 0'));
    try {
      for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
        try {
          await connection.executeQuery(CompiledQuery.raw(this.#begin));
          return;
        } catch (error) {
          if (!(error instanceof StoreError) || error.code !== 'busy' || performance.now() >= endAt) throw error;
        }
        await wait(waitMs);
      }
    } finally {
      await connection.executeQuery(CompiledQuery.raw(`pragma busy_timeout = ${this.#busyTimeoutMs}`));
    }
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#shim?.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** What Kysely needs of better-sqlite3, over node:sqlite. */
class SqliteShim implements SqliteDatabase {
  readonly #db: DatabaseSync;
  readonly #kept = new Map<string, SqliteStatement>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  get isTransaction(): boolean {
    return this.#db.isTransaction;
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#kept.get(sql);
    if (kept) return kept;
    const made = this.#prepareNew(sql);
    if (this.#kept.size >= KEPT_STATEMENTS) this.#kept.clear();
    this.#kept.set(sql, made);
    return made;
  }

  close(): void {
    this.#kept.clear();
    this.#db.close();
  }

  #prepareNew(sql: string): SqliteStatement {
    const statement = guarded(() => this.#db.prepare(sql));
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => guarded(() => statement.all(...parameters.map(bindValue))),
      run: (parameters) => guarded(() => statement.run(...parameters.map(bindValue))),
      iterate: (parameters) => iterateFresh(this.#db.prepare(sql), parameters),
    };
  }
}

/** A kept statement must not be stepped by two readers at once, so streaming gets one of its own. */
function iterateFresh(statement: StatementSync, parameters: readonly unknown[]): IterableIterator<unknown> {
  return guarded(() => statement.iterate(...parameters.map(bindValue)));
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}
