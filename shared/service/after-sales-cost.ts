import { DAY_SUM_KINDS, type DaySumKind } from '../model/day-sum.ts';

type Sums = Readonly<Record<DaySumKind, { readonly amountFen: number; readonly count: number }>>;

/** KPI-4: what service after the sale costs, and what coupons bring back. */
export interface AfterSalesCost {
  readonly salesFen: number;
  readonly costFen: number;
  /** Cost over sales; null: no sales are known. */
  readonly costRate: number | null;
  readonly couponsGiven: number;
  readonly couponsGivenFen: number;
  readonly repurchases: number;
  readonly repurchasesFen: number;
  /** Repurchases over coupons given; null: none was given. */
  readonly repurchaseRate: number | null;
  /** Yuan bought again for each yuan of coupons; null: none was given. */
  readonly couponReturn: number | null;
}

const NOT_A_COST: readonly DaySumKind[] = ['sales', 'coupon-repurchase'];

/** KPI-4 from the sums of a stretch of days. */
export function judgeCost(sums: Sums): AfterSalesCost {
  const cost = DAY_SUM_KINDS.filter((kind) => !NOT_A_COST.includes(kind)).reduce(
    (total, kind) => total + sums[kind].amountFen,
    0,
  );
  const [given, again] = [sums['coupon-given'], sums['coupon-repurchase']];
  const over = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    salesFen: sums.sales.amountFen,
    costFen: cost,
    costRate: over(cost, sums.sales.amountFen),
    couponsGiven: given.count,
    couponsGivenFen: given.amountFen,
    repurchases: again.count,
    repurchasesFen: again.amountFen,
    repurchaseRate: over(again.count, given.count),
    couponReturn: over(again.amountFen, given.amountFen),
  };
}
