/** Working time, as clocks count it. All instants are epoch milliseconds. */
export interface Calendar {
  readonly id: string;
  /** The earliest instant by which `durationMs` of working time has passed since `startAt`. */
  add(startAt: number, durationMs: number): CalendarResult;
  /** Working time between two instants in ms; 0 when `endAt` is not after `startAt`. */
  elapsed(startAt: number, endAt: number): number;
}

/** An instant computed on a calendar. */
export interface CalendarResult {
  readonly at: number;
  /** False: a year without holiday data was crossed, so the instant may be off by the holidays of that year. */
  readonly known: boolean;
}

/** 24×7: every instant is working time, everywhere. The default of the social channel. */
export const alwaysCalendar: Calendar = {
  id: 'always',
  add: (startAt, durationMs) => ({ at: startAt + durationMs, known: true }),
  elapsed: (startAt, endAt) => Math.max(0, endAt - startAt),
};
