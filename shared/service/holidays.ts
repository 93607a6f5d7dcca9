import china from './holidays/cn.json' with { type: 'json' };
import { type DayNumber, parseDays } from './local-day.ts';

/** Public holidays and make-up workdays of a country, as far as they are published. */
export interface Holidays {
  /** True: a make-up workday; false: closed; absent: an ordinary day of the week. */
  readonly days: ReadonlyMap<DayNumber, boolean>;
  readonly years: ReadonlySet<number>;
}

interface HolidayYear {
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** Holidays as shipped. The notice for a year comes out in the autumn before it; until then the year is unknown. */
export const holidaysByCountry: Readonly<Record<'CN', Holidays>> = { CN: readHolidays(china.years) };

function readHolidays(years: Readonly<Record<string, HolidayYear>>): Holidays {
  const days = new Map<DayNumber, boolean>();
  for (const [year, { off, work }] of Object.entries(years)) {
    const withYear = (text: string) =>
      text
        .split('..')
        .map((day) => `${year}-${day}`)
        .join('..');
    for (const text of off) for (const day of parseDays(withYear(text))) days.set(day, false);
    for (const text of work) for (const day of parseDays(withYear(text))) days.set(day, true);
  }
  return { days, years: new Set(Object.keys(years).map(Number)) };
}
