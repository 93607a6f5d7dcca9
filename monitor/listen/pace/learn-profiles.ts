import { sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import { profileOf } from './judge-silence.ts';
import type { SourceRecall } from './source-recall.ts';

const HOUR_MS = 3_600_000;
const WATCHED_MS = 14 * 24 * HOUR_MS;
/** The database stops the event loop while it counts: so many rows take about a fifth of a second. */
const MOST_ROWS = 200_000;
/** What was older when it was found came with the first look and says nothing about the pace. */
const FRESH_MS = 24 * HOUR_MS;

/** Learns from the stored entries of two weeks what each source usually brings at each hour of the day. */
export async function learnProfiles(db: Db, recall: SourceRecall, now: number): Promise<void> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('entries')
        .select(['sourceId', 'foundAt', 'publishedAt'])
        .where('foundAt', '>', now - WATCHED_MS)
        .orderBy('foundAt', 'desc')
        .limit(MOST_ROWS)
        .as('recent'),
    )
    .select((eb) => [
      'sourceId',
      sql<number>`(${eb.ref('foundAt')} / ${sql.lit(HOUR_MS)}) % 24`.as('hour'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('foundAt').as('firstAt'),
    ])
    .where((eb) => eb.or([eb('publishedAt', 'is', null), eb(eb('foundAt', '-', eb.ref('publishedAt')), '<', FRESH_MS)]))
    .groupBy(['sourceId', 'hour'])
    .execute();
  for (const [sourceId, hours] of Map.groupBy(rows, (row) => row.sourceId)) {
    const counts = new Array<number>(24).fill(0);
    for (const { hour, count } of hours) counts[Number(hour)] = Number(count);
    const firstAt = Math.min(...hours.map((row) => Number(row.firstAt)));
    recall.of(sourceId).profile = profileOf(counts, now - firstAt);
  }
}
