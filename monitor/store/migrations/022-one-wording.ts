import { type Kysely, sql } from 'kysely';

/** One wording waits for a mention: of two that were asked for at the same moment, the later one is meant. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`update "replyApprovals" set state = 'refused'
    where state = 'asked' and exists (select 1 from "replyApprovals" as later
      where later."mentionId" = "replyApprovals"."mentionId" and later.state = 'asked' and later.id > "replyApprovals".id)`.execute(
    db,
  );
  await sql`create unique index "replyApprovalsWaiting" on "replyApprovals" ("mentionId") where state = 'asked'`.execute(
    db,
  );
}
