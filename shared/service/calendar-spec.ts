/** Days of the week as a calendar is written. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Working time as an administrator writes it. Without `week` it is 24×7. */
export interface CalendarSpec {
  /** IANA name. */
  readonly timeZone: string;
  readonly always?: boolean;
  /** `["09:00-12:00","13:00-18:00"]` a day; `22:00-06:00` runs into the next day; a missing day is closed. */
  readonly week?: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Country whose public holidays and make-up workdays hold. */
  readonly holidays?: 'CN';
  /** Hours of a make-up workday (调休); without it those of Monday. */
  readonly makeUpHours?: readonly string[];
  /** Own closed and open days, `YYYY-MM-DD` or `YYYY-MM-DD..YYYY-MM-DD`; they go before the country's. */
  readonly offDays?: readonly string[];
  readonly workDays?: readonly string[];
  /** Last year for which `offDays` and `workDays` are complete, when that is later than the shipped data. */
  readonly knownUntilYear?: number;
}

const KEYS: Readonly<Record<keyof CalendarSpec, true>> = {
  timeZone: true,
  always: true,
  week: true,
  holidays: true,
  makeUpHours: true,
  offDays: true,
  workDays: true,
  knownUntilYear: true,
};

/** Checks a calendar from outside. @throws Error that names the field and what would be right. */
export function readCalendarSpec(value: unknown): CalendarSpec {
  if (!isRecord(value))
    throw new Error('A calendar is a name or an object like {"timeZone":"Asia/Shanghai","always":true}.');
  for (const key of Object.keys(value))
    if (!(key in KEYS)) throw new Error(`Calendar: "${key}" is unknown. Known: ${Object.keys(KEYS).join(', ')}.`);
  const { timeZone, always, week, holidays, makeUpHours, offDays, workDays, knownUntilYear } = value;
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone))
    throw new Error(
      `Calendar: "timeZone" has to be an IANA name like "Asia/Shanghai", not ${JSON.stringify(timeZone)}.`,
    );
  if (always !== undefined && typeof always !== 'boolean') throw new Error('Calendar: "always" is true or false.');
  if (always !== true && week === undefined) throw new Error('Calendar: give "week" or "always": true.');
  if (holidays !== undefined && holidays !== 'CN')
    throw new Error(`Calendar: "holidays" can be "CN", not ${JSON.stringify(holidays)}.`);
  if (knownUntilYear !== undefined && !Number.isInteger(knownUntilYear))
    throw new Error('Calendar: "knownUntilYear" is a year.');
  return {
    timeZone,
    ...(always === true ? { always } : {}),
    ...(week === undefined ? {} : { week: readWeek(week) }),
    ...(holidays === undefined ? {} : { holidays }),
    ...(makeUpHours === undefined ? {} : { makeUpHours: readStrings('makeUpHours', makeUpHours) }),
    ...(offDays === undefined ? {} : { offDays: readStrings('offDays', offDays) }),
    ...(workDays === undefined ? {} : { workDays: readStrings('workDays', workDays) }),
    ...(knownUntilYear === undefined ? {} : { knownUntilYear: Number(knownUntilYear) }),
  };
}

function readWeek(value: unknown): Partial<Record<Weekday, readonly string[]>> {
  if (!isRecord(value)) throw new Error('Calendar: "week" is an object like {"mon":["09:00-18:00"]}.');
  const week: Partial<Record<Weekday, readonly string[]>> = {};
  for (const [day, hours] of Object.entries(value)) {
    const weekday = WEEKDAYS.find((known) => known === day);
    if (weekday === undefined)
      throw new Error(`Calendar: week day "${day}" is unknown. Known: ${WEEKDAYS.join(', ')}.`);
    week[weekday] = readStrings(`week.${day}`, hours);
  }
  return week;
}

function readStrings(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw new Error(`Calendar: "${name}" is a list of texts.`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
