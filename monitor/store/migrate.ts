import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { migrations } from './migrations/registry.ts';
import { engineOf } from './sql/engine.ts';
import { StoreError } from './sql/store-error.ts';
import type { Db } from './store.ts';

const TABLE = 'schemaSteps';

/** What is to be done to bring a database up to date. */
export interface SchemaState {
  /** Steps that were carried out, in order; empty for a new database. */
  readonly done: string[];
  /** Steps that this program knows and the database lacks. */
  readonly missing: string[];
}

/**
 * Compares a database with what this program knows.
 * @throws StoreError `newer-schema` when a newer version wrote it, `foreign` when it belongs to another program.
 */
export async function readSchemaState(
  db: Db,
  known: Readonly<Record<string, Migration>> = migrations,
): Promise<SchemaState> {
  const tables = await listTables(db);
  if (!tables.includes(TABLE)) {
    // In PostgreSQL other programs may share a database (pg-boss does, in a schema of its own).
    if (tables.length > 0 && engineOf(db) === 'sqlite')
      throw new StoreError(
        'foreign',
        `The database belongs to another program (it has the table ${tables[0]}); choose another file.`,
      );
    return { done: [], missing: Object.keys(known) };
  }
  const rows = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(db);
  const done = rows.rows.map((row) => row.name);
  const unknown = done.filter((name) => !(name in known));
  if (unknown.length > 0)
    throw new StoreError(
      'newer-schema',
      `The database was written by a newer version (it knows ${unknown.join(', ')}). ` +
        'Start that version, or restore the backup that was made before it.',
      { details: { unknown } },
    );
  return { done, missing: Object.keys(known).filter((name) => !done.includes(name)) };
}

/**
 * Carries out the missing steps, each in a transaction of its own; a step that fails leaves nothing behind.
 * @param to last step to carry out; left out: all. Tests build the databases of earlier versions with it.
 */
export async function migrate(
  db: Db,
  options: { to?: string; known?: Readonly<Record<string, Migration>> } = {},
): Promise<string[]> {
  const known = options.known ?? migrations;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...known }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}Lock`,
  });
  const { error, results } = options.to ? await migrator.migrateTo(options.to) : await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    if (error instanceof StoreError || !failed) throw error;
    throw new Error(`Step ${failed} of the database schema failed; nothing of it was kept. ${String(error)}`, {
      cause: error,
    });
  }
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}

async function listTables(db: Db): Promise<string[]> {
  const query =
    engineOf(db) === 'postgres'
      ? sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`
      : sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`;
  return (await query.execute(db)).rows.map((row) => row.name);
}
