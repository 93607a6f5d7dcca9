import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Searches that people keep, and how far each was told. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  await db.schema
    .createTable('savedSearches')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ownerId', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('filter', json, (c) => c.notNull())
    .addColumn('alerts', 'integer', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('toldNumber', int8, (c) => c.notNull())
    .addColumn('nextAt', int8, (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('savedSearchesOwner').on('savedSearches').columns(['ownerId', 'id']).execute();
  await db.schema.createIndex('savedSearchesNext').on('savedSearches').columns(['alerts', 'nextAt']).execute();
}
