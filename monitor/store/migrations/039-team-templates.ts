import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** The templates of the house, and the pictures that go with them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json, bytes } = columnTypes(db);
  await sql`insert into counters (name, value) values ('template', 0)`.execute(db);
  await db.schema
    .createTable('teamTemplates')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('template', json, (c) => c.notNull())
    .addColumn('version', int8, (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text', (c) => c.notNull())
    .addColumn('changedAt', int8, (c) => c.notNull())
    .addColumn('changedBy', 'text', (c) => c.notNull())
    .addColumn('archivedAt', int8)
    .execute();
  await db.schema.createIndex('teamTemplatesByVersion').on('teamTemplates').column('version').unique().execute();
  await db.schema
    .createTable('templateImages')
    // SHA-256 of the bytes.
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('mediaType', 'text', (c) => c.notNull())
    .addColumn('bytes', bytes, (c) => c.notNull())
    .addColumn('addedAt', int8, (c) => c.notNull())
    .execute();
}
