import { DAY_SUM_KINDS, type DaySum, type DaySumKind } from '../../shared/model/day-sum.ts';
import type { Db } from './database.ts';

export interface DaySumsTable {
  day: string;
  kind: DaySumKind;
  /** Empty: of the whole house; a key holds no null. */
  brandId: string;
  amountFen: number;
  count: number;
  updatedAt: number;
  updatedBy: string | null;
}

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

/** What each kind came to from the first day to the last, both included. */
export async function sumDays(
  db: Db,
  range: { readonly from: string; readonly to: string; readonly brandIds?: readonly string[] },
): Promise<Readonly<Record<DaySumKind, SumOfKind>>> {
  const rows = await db
    .selectFrom('daySums')
    .select((eb) => ['kind', eb.fn.sum<number>('amountFen').as('amountFen'), eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', range.from)
    .where('day', '<=', range.to)
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .groupBy('kind')
    .execute();
  return Object.fromEntries(
    DAY_SUM_KINDS.map((kind) => {
      const row = rows.find((one) => one.kind === kind);
      return [kind, { amountFen: Number(row?.amountFen ?? 0), count: Number(row?.count ?? 0) }];
    }),
  ) as Record<DaySumKind, SumOfKind>;
}
