import { sql } from 'kysely';
import type { Mention } from '../../../shared/model/mention.ts';
import { selectMentions, toMention } from '../heard/mention-row.ts';
import type { Db } from '../store.ts';
import type { FigureRange } from './figure-range.ts';

/** Posts with a clock that waited longest for their public answer; those that still wait count until now. */
export async function listSlowestAnswers(db: Db, range: FigureRange, now: number, limit: number): Promise<Mention[]> {
  const rows = await selectMentions(db)
    .where('mentions.drill', '=', range.drill ? 1 : 0)
    .where('mentions.publishedAt', '>=', range.since)
    .where('mentions.publishedAt', '<', range.before)
    .where('mentions.answerDueAt', 'is not', null)
    .where('mentions.state', '!=', 'dismissed')
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('mentions.brandId', 'in', range.brandIds ?? []))
    .orderBy(sql`coalesce("mentions"."answeredAt", cast(${now} as bigint)) - "mentions"."publishedAt"`, 'desc')
    .limit(limit)
    .execute();
  return rows.map(toMention);
}
