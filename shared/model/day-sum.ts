/** KPI-4: what other systems know of a day. Everything but sales and repurchases is a cost after the sale. */
export const DAY_SUM_KINDS = [
  'sales',
  'refund',
  'compensation',
  'replacement',
  'return-freight',
  'coupon-given',
  'coupon-repurchase',
] as const;
export type DaySumKind = (typeof DAY_SUM_KINDS)[number];

/** The sum of one kind on one day; written again it replaces what was there. */
export interface DaySum {
  /** `2027-03-01`, in the zone of the house. */
  readonly day: string;
  readonly kind: DaySumKind;
  /** Null: of the whole house. */
  readonly brandId: string | null;
  /** Hundredths of a yuan: whole numbers add up without an error. */
  readonly amountFen: number;
  /** Orders, refunds, coupons. */
  readonly count: number;
}
