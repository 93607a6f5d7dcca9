import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Sites whose pages the extension's adapters no longer fit, as browsers reported. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  await db.schema
    .createTable('siteHealth')
    .addColumn('site', 'text', (c) => c.primaryKey())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('broken', json, (c) => c.notNull())
    .addColumn('posts', int8, (c) => c.notNull())
    .addColumn('byLink', int8, (c) => c.notNull())
    .addColumn('tagHash', int8, (c) => c.notNull())
    .addColumn('firstAt', int8, (c) => c.notNull())
    .addColumn('lastAt', int8, (c) => c.notNull())
    .addColumn('reports', int8, (c) => c.notNull())
    .execute();
}
