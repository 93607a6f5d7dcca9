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

/** One past day of one subject, without practice. It is gone as soon as a row of that day changes (migration 020). */
export interface FigureDaysTable {
  subject: 'mentions' | 'tickets';
  /** Days since 1970, UTC. */
  day: number;
  columns: Uint8Array;
}

/** One hour of one subject of the last days, in the same way (migration 033). */
export interface FigureHoursTable {
  subject: FigureDaysTable['subject'];
  /** Hours since 1970, UTC. */
  hour: number;
  columns: Uint8Array;
}
