import type { DaySumKind } from '../../../shared/model/day-sum.ts';

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
