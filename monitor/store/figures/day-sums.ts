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

/** Days from the first to the last, both included, of these brands or of the whole house. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly brandIds?: readonly string[];
}

/** What each kind came to in these days. */
export async function sumDays(db: Db, range: DayRange): Promise<Readonly<Record<DaySumKind, SumOfKind>>> {
  const rows = await countedDays(db, range).select('kind').groupBy('kind').execute();
  return Object.fromEntries(
    DAY_SUM_KINDS.map((kind) => {
      const row = rows.find((one) => one.kind === kind);
      return [kind, { amountFen: Number(row?.amountFen ?? 0), count: Number(row?.count ?? 0) }];
    }),
  ) as Record<DaySumKind, SumOfKind>;
}

/** The same day by day, the last first: what stands behind the sums. */
export async function listDaySums(
  db: Db,
  range: DayRange,
): Promise<(SumOfKind & { readonly day: string; readonly kind: DaySumKind })[]> {
  const rows = await countedDays(db, range)
    .select(['day', 'kind'])
    .groupBy(['day', 'kind'])
    .orderBy('day', 'desc')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ ...row, amountFen: Number(row.amountFen), count: Number(row.count) }));
}

/** Over all brands, a day whose sum of the whole house is known counts by that alone: the sums of brands are parts of it. */
function countedDays(db: Db, { from, to, brandIds = [] }: DayRange) {
  return db
    .selectFrom('daySums as one')
    .select((eb) => [eb.fn.sum<number>('amountFen').as('amountFen'), eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
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
    );
}
