import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { bindValue } from './bind-value.ts';
import { type NodeSqliteOptions, openNodeSqlite } from './open-node-sqlite.ts';
import { toStoreError } from './store-error.ts';

/** Statements that are kept prepared; more than the product has. */
const KEPT_STATEMENTS = 500;

/** What Kysely needs of better-sqlite3, over node:sqlite. */
export class SqliteShim implements SqliteDatabase {
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

/** Opens a file for Kysely. @throws StoreError. */
export function openShim(options: NodeSqliteOptions): SqliteShim {
  return new SqliteShim(guarded(() => openNodeSqlite(options)));
}
