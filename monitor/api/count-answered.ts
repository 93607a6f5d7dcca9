import type { Db } from '../store/store.ts';

/** How many mentions were answered since an instant, and which share of those that had a deadline kept it. */
export async function countAnsweredSince(
  db: Db,
  filter: { readonly since: number; readonly drill: boolean },
): Promise<{ readonly answered: number; readonly withinWindowShare: number | null }> {
  const row = await db
    .selectFrom('mentions')
    .select((eb) => [
      eb.fn.countAll<number>().as('answered'),
      eb.fn.count<number>('answerDueAt').as('withDeadline'),
      eb.fn
        .sum<number | null>(eb.case().when('answeredAt', '<=', eb.ref('answerDueAt')).then(1).else(0).end())
        .as('inTime'),
    ])
    .where('state', '=', 'answered')
    .where('answeredAt', '>=', filter.since)
    .where('drill', '=', filter.drill ? 1 : 0)
    .executeTakeFirstOrThrow();
  const withDeadline = Number(row.withDeadline);
  return {
    answered: Number(row.answered),
    withinWindowShare: withDeadline === 0 ? null : Number(row.inTime ?? 0) / withDeadline,
  };
}
