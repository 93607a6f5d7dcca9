import { type Kysely, sql } from 'kysely';

/** What a channel was sent of late is counted before more is sent; see `countSentSince`. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index "alertsSent" on alerts ("channelId", "deliveredAt") where "deliveredAt" is not null`.execute(
    db,
  );
}
