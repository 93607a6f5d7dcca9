import { sql } from 'kysely';
import type { Db } from './store.ts';

/** Messages that a channel accepted since an instant, by whichever monitor: alerts that went together are one. */
export async function countSentSince(db: Db, channelId: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('alerts')
    .select(
      sql<number>`count(distinct case when "groupKey" like 'parcel:%' then "groupKey" else id end)`.as('messages'),
    )
    .where('channelId', '=', channelId)
    .where('deliveredAt', '>', since)
    .executeTakeFirst();
  return Number(row?.messages ?? 0);
}
