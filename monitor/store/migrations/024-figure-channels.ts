import { type Kysely, sql } from 'kysely';

/** Figures of one contact channel: days that were kept without it are kept anew. A post never changes its channel. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`delete from "figureDays"`.execute(db);
}
