import { sql } from 'kysely';
import type { Db } from './store.ts';

/**
 * Messages that a channel accepted after an instant, by whichever monitor: alerts that went together are one.
 * @param upTo left out: also what bears a stamp of the future, of a clock that was ahead.
 */
export async function countSentSince(db: Db, channelId: string, since: number, upTo?: number): Promise<number> {
  let sent = db
    .selectFrom('alerts')
    .select(
      sql<number>`count(distinct case when "groupKey" like 'parcel:%' then "groupKey" else id end)`.as('messages'),
    )
    .where('channelId', '=', channelId)
    .where('deliveredAt', '>', since);
  if (upTo !== undefined) sent = sent.where('deliveredAt', '<=', upTo);
  const row = await sent.executeTakeFirst();
  return Number(row?.messages ?? 0);
}
