import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { openShim, type SqliteShim } from './node-sqlite-shim.ts';
import { BUSY_TIMEOUT_MS, type NodeSqliteOptions } from './open-node-sqlite.ts';
import { StoreError } from './store-error.ts';
import { isSyncedLater, refuseInsideTransaction } from './transaction-scope.ts';

/** Longest pause between two looks whether the other writer is done. */
const LONGEST_WAIT_MS = 20;

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
  #isSyncedLater = false;

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
    try {
      // There is only the one, which is taken in no time.
      await this.#syncLater(await super.acquireConnection(), false);
    } finally {
      this.#release();
    }
  }

  /** In WAL mode a commit under NORMAL waits for no disk; the next one under FULL syncs the log with all that stands in it. */
  async #syncLater(connection: DatabaseConnection, isLater: boolean): Promise<void> {
    if (this.#isSyncedLater === isLater) return;
    await connection.executeQuery(CompiledQuery.raw(`pragma synchronous = ${isLater ? 'normal' : 'full'}`));
    this.#isSyncedLater = isLater;
  }

  /**
   * Waits for another writer without stopping the event loop: SQLite's own wait is a sleep of the whole thread, which
   * could even be the thread that the other writer needs to go on.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const endAt = performance.now() + this.#busyTimeoutMs;
    await this.#syncLater(connection, isSyncedLater());
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
