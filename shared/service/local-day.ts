/** A calendar day as a number: days since 1970-01-01 on the wall calendar, whatever the zone. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @throws Error when the text is no `YYYY-MM-DD` or no such day exists. */
function parseDay(text: string): DayNumber {
  const [year = 0, month = 0, day = 0] = DATE.exec(text)?.slice(1).map(Number) ?? [];
  const at = Date.UTC(year, month - 1, day);
  if (!DATE.test(text) || new Date(at).toISOString().slice(0, 10) !== text)
    throw new Error(`"${text}" should be a date like 2027-01-01.`);
  return at / DAY_MS;
}

/** Days of `YYYY-MM-DD` or `YYYY-MM-DD..YYYY-MM-DD`, both ends included. */
export function parseDays(text: string): DayNumber[] {
  const [first = '', last = first] = text.split('..');
  const start = parseDay(first);
  return Array.from({ length: Math.max(0, parseDay(last) - start + 1) }, (_, i) => start + i);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** 0 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}
