import { type Kysely, sql } from 'kysely';

/** Whoever holds streams looks every few seconds for the few sources that have one, without reading all the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index "sourcesByType" on sources (type, enabled)`.execute(db);
}
