import {
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely';
import pg from 'pg';
import { bindValue } from './bind-value.ts';
import { StoreError, toStoreError } from './store-error.ts';
import { refuseInsideTransaction } from './transaction-scope.ts';

/** Type numbers of PostgreSQL: bigint, numeric, json, jsonb. */
const INT8 = 20;
const NUMERIC = 1700;
const JSON_TYPES = [114, 3802];

/**
 * Reads columns as SQLite gives them: instants and counts as numbers (pg's default is a string), JSON as its text
 * (the codec parses it).
 */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8 || oid === NUMERIC) return readNumber;
      if (JSON_TYPES.includes(oid)) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format ?? 'text');
  },
};

function readNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`A number in the database is beyond 2^53: ${text}`);
  return value;
}

/** A connection whose parameters and errors are the same as SQLite's. */
class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // A connection that breaks while it is lent out says so here and to the query on it. Without somebody who listens
    // here the whole process would end; the query's caller hears of it and that is enough.
    this.on('error', () => undefined);
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen overloads; all arguments go through untouched.
  override query(...args: any[]): any {
    const [text, values, ...rest] = args;
    const bound = Array.isArray(values) ? values.map(bindValue) : values;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const result = (super.query as any)(text, bound, ...rest);
    if (!(result instanceof Promise)) return result;
    return result.catch((error: unknown) => {
      throw toStoreError(error);
    });
  }
}

/** How many connections one monitor holds at most. */
const POOL_SIZE = 10;

/** Opens a pool on `postgres://user:password@host:port/database`. */
export function openPostgresPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: Client as unknown as typeof pg.Client,
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    // A monitor that stops in the middle of a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 30_000,
    statement_timeout: 60_000,
    application_name: 'earshot',
    types,
  } as pg.PoolConfig);
  // An idle connection that breaks is thrown away by the pool; the next query that fails reports it.
  pool.on('error', () => undefined);
  return pool;
}

/** Kysely's PostgreSQL dialect that refuses queries beside an open transaction, as the SQLite one does. */
export class EarshotPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(pool: pg.Pool) {
    const config = { pool } as PostgresDialectConfig;
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ScopedPostgresDriver(this.#config);
  }
}

class ScopedPostgresDriver extends PostgresDriver {
  override async acquireConnection(
    ...args: Parameters<PostgresDriver['acquireConnection']>
  ): Promise<DatabaseConnection> {
    refuseInsideTransaction();
    try {
      return await super.acquireConnection(...args);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** When the line is gone the server rolls back by itself; failing here would hide what went wrong. */
  override async rollbackTransaction(...args: Parameters<PostgresDriver['rollbackTransaction']>): Promise<void> {
    try {
      await super.rollbackTransaction(...args);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'unreachable') throw error;
    }
  }
}
