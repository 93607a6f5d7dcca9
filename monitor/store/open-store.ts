import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { refuseWhileLeased } from './lease.ts';
import { migrate, readSchemaState } from './migrate.ts';
import { createKysely } from './sql/create-kysely.ts';
import { NodeSqliteDialect } from './sql/node-sqlite-dialect.ts';
import { StoreError } from './sql/store-error.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** `sqlite:/path/to/file.db`, `file:///path/to/file.db` or `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** False: only checks that the schema is known (a command beside a running monitor). */
  readonly migrate?: boolean;
  /** SQLite: how long a statement waits for another writer. */
  readonly busyTimeoutMs?: number;
  /** SQLite: cap on the file in pages; tests use it to play a full disk. */
  readonly maxPageCount?: number;
}

/**
 * Opens the store, creates it when it is new, and brings its schema up to date.
 * @throws StoreError `unreachable`, `corrupt`, `read-only`, `foreign`, `newer-schema`; `already-running` when a
 * running monitor would find its schema changed.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const path = sqlitePath(options.url);
  const store = path === null ? await openPostgres(options.url) : openSqlite(path, options);
  try {
    await prepareSchema(store, options.migrate ?? true);
    if (path !== null) chmodSync(path, 0o600);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function prepareSchema({ db, engine }: Store, mayMigrate: boolean): Promise<void> {
  const { done, missing } = await readSchemaState(db);
  if (missing.length === 0) return;
  if (!mayMigrate) {
    if (done.length === 0) throw noDatabase();
    throw new StoreError(
      'unreachable',
      `The database lacks ${missing.join(', ')}; start this version of the monitor once.`,
    );
  }
  if (engine === 'sqlite' && done.length > 0)
    await refuseWhileLeased(db, {
      host: hostname(),
      pid: process.pid,
      processStartedAt: Date.now() - process.uptime() * 1000,
      now: Date.now(),
    });
  await migrate(db);
}

function openSqlite(path: string, options: StoreOptions): Store {
  const isNew = !existsSync(path);
  // A command that only looks must not leave an empty file behind.
  if (isNew && options.migrate === false) throw noDatabase();
  if (isNew) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { busyTimeoutMs, maxPageCount } = options;
  const db = createKysely(
    new NodeSqliteDialect({
      path,
      ...(busyTimeoutMs === undefined ? {} : { busyTimeoutMs }),
      ...(maxPageCount === undefined ? {} : { maxPageCount }),
    }),
  );
  return { db, engine: 'sqlite', url: options.url, path, close: () => db.destroy() };
}

function noDatabase(): StoreError {
  return new StoreError('unreachable', 'There is no Earshot database here yet; start the monitor once.');
}

/** Loaded when it is wanted: most monitors live on SQLite and need not keep its client in memory. */
async function openPostgres(url: string): Promise<Store> {
  const { EarshotPostgresDialect, openPostgresPool } = await import('./sql/postgres-dialect.ts');
  const db = createKysely(new EarshotPostgresDialect(openPostgresPool(url)));
  return { db, engine: 'postgres', url, path: null, close: () => db.destroy() };
}

/** The file of an SQLite address; null for a PostgreSQL one. @throws StoreError for any other. */
export function sqlitePath(url: string): string | null {
  if (/^postgres(ql)?:\/\//.test(url)) return null;
  if (url.startsWith('file:')) return fileURLToPath(url);
  if (url.startsWith('sqlite:')) return resolve(url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, ''));
  throw new StoreError(
    'unreachable',
    `The database address must start with sqlite: or postgres:// (given: ${url.split(':')[0] ?? ''}:…).`,
  );
}
