import type { ApiAnswer } from '../../shared/api.ts';
import { DAY_SUM_KINDS, type DaySumKind } from '../../shared/model/day-sum.ts';
import type { CostCase } from './list-wish.ts';

type DaySum = ApiAnswer<'listDaySums'>['items'][number];

const COSTS: readonly DaySumKind[] = DAY_SUM_KINDS.filter((kind) => kind !== 'sales' && kind !== 'coupon-repurchase');

/** The kinds of sums that a line of the costs is counted of. */
const KINDS_OF: Readonly<Record<CostCase, readonly DaySumKind[]>> = {
  sales: ['sales'],
  costs: COSTS,
  rate: ['sales', ...COSTS],
  coupons: ['coupon-given'],
  repurchases: ['coupon-given', 'coupon-repurchase'],
};

/** The days behind a line of the costs, and what each kind of them comes to. */
export function sumsBehind(
  of: CostCase,
  days: readonly DaySum[],
): { readonly rows: readonly DaySum[]; readonly totals: readonly Omit<DaySum, 'day'>[] } {
  const rows = days.filter(({ kind }) => KINDS_OF[of].includes(kind));
  const totals = KINDS_OF[of].flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const sum = (name: 'amountFen' | 'count') => own.reduce((all, row) => all + row[name], 0);
    return [{ kind, amountFen: sum('amountFen'), count: sum('count') }];
  });
  return { rows, totals };
}
