import type { Kysely } from 'kysely';
import type { Engine } from './sql/engine.ts';
import type { Tables } from './tables/tables.ts';

/** A connection or an open transaction (`db.isTransaction`); every function of the store takes it first. */
export type Db = Kysely<Tables>;

/** The opened store of a monitor. */
export interface Store {
  readonly db: Db;
  readonly engine: Engine;
  /** As it was given; may hold a password. */
  readonly url: string;
  /** The SQLite file; null for PostgreSQL. */
  readonly path: string | null;
  close(): Promise<void>;
}
