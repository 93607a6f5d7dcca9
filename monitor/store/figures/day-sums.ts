import { DAY_SUM_KINDS, type DaySum, type DaySumKind } from '../../../shared/model/day-sum.ts';
import type { Db } from '../store.ts';

/** Amount and count of one kind over a stretch of days. */
export interface SumOfKind {
  readonly amountFen: number;
  readonly count: number;
}

/** Writes sums; a day that is written again is replaced, so that an import can be repeated. */
export async function putDaySums(
  trx: Db,
  sums: readonly DaySum[],
  by: { readonly personId: string | null; readonly now: number },
): Promise<void> {
  for (const { brandId, ...sum } of sums) {
    const written = { updatedAt: by.now, updatedBy: by.personId };
    await trx
      .insertInto('daySums')
      .values({ ...sum, brandId: brandId ?? '', ...written })
      .onConflict((oc) =>
        oc.columns(['day', 'kind', 'brandId']).doUpdateSet({ amountFen: sum.amountFen, count: sum.count, ...written }),
      )
      .execute();
  }
}

/**
 * What each kind came to from the first day to the last, both included. Over all brands, a day whose sum of the whole house is known
 * counts by that alone: the sums of brands are parts of it.
 */
export async function sumDays(
  db: Db,
  range: { readonly from: string; readonly to: string; readonly brandIds?: readonly string[] },
): Promise<Readonly<Record<DaySumKind, SumOfKind>>> {
  const brandIds = range.brandIds ?? [];
  const rows = await db
    .selectFrom('daySums as one')
    .select((eb) => ['kind', eb.fn.sum<number>('amountFen').as('amountFen'), eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', range.from)
    .where('day', '<=', range.to)
    .$if(brandIds.length > 0, (query) => query.where('brandId', 'in', brandIds))
    .$if(brandIds.length === 0, (query) =>
      query.where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('brandId', '=', ''),
          not(
            exists(
              selectFrom('daySums as house')
                .select('house.day')
                .where('house.brandId', '=', '')
                .whereRef('house.day', '=', 'one.day')
                .whereRef('house.kind', '=', 'one.kind'),
            ),
          ),
        ]),
      ),
    )
    .groupBy('kind')
    .execute();
  return Object.fromEntries(
    DAY_SUM_KINDS.map((kind) => {
      const row = rows.find((one) => one.kind === kind);
      return [kind, { amountFen: Number(row?.amountFen ?? 0), count: Number(row?.count ?? 0) }];
    }),
  ) as Record<DaySumKind, SumOfKind>;
}
