import { type Kysely, sql } from 'kysely';

/** The few customers on the list of proven abuse are found without looking at all the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index "customersBlocked" on customers (id) where "blockedAt" is not null`.execute(db);
}
