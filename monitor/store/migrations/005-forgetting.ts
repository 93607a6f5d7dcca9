import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Indexes for forgetting old entries, and for finding a source's own ids of any length in PostgreSQL. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createIndex('mentionsEntry').on('mentions').column('entryId').execute();
  if (columnTypes(db).engine !== 'postgres') return;
  await db.schema.dropIndex('entriesGuid').execute();
  await sql`create index "entriesGuid" on entries using hash (guid)`.execute(db);
}
