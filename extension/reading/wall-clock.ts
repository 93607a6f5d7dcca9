/** A calendar date and time without a zone. Month 1 … 12. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly milli?: number;
}

/** Epoch milliseconds of a wall clock in a zone (minutes east of UTC; null: the environment's); null for 31 February and the like. */
export function buildInstant(clock: WallClock, utcOffsetMinutes: number | null): number | null {
  const { year, month, day, hour = 0, minute = 0, second = 0, milli = 0 } = clock;
  if (month < 1 || month > 12 || day < 1 || day > countDays(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  if (utcOffsetMinutes !== null) {
    return Date.UTC(year, month - 1, day, hour, minute, second, milli) - utcOffsetMinutes * 60_000;
  }
  return new Date(year, month - 1, day, hour, minute, second, milli).getTime();
}

function countDays(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The wall clock of an instant in a zone (minutes east of UTC; null: the environment's). */
export function wallClockAt(at: number, utcOffsetMinutes: number | null): Required<WallClock> {
  const local = new Date(at);
  const offset = utcOffsetMinutes ?? -local.getTimezoneOffset();
  const shifted = new Date(at + offset * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    milli: shifted.getUTCMilliseconds(),
  };
}

/** An instant some days later (earlier when negative). */
export function shiftDays(at: number, days: number): number {
  return at + days * 86_400_000;
}
