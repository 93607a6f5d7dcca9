import { type CalendarSpec, WEEKDAYS } from './calendar-spec.ts';
import { readDayHours, type WallSpan } from './day-hours.ts';
import { holidaysByCountry } from './holidays.ts';
import { DAY_MS, type DayNumber, parseDays, weekdayOf, yearOf } from './local-day.ts';
import { findTransition, makeZoneOffset } from './zone-offset.ts';

/** A stretch of working time between two instants. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The working days of a calendar. */
export interface WorkingDays {
  /** The wall-calendar day at an instant. */
  dayAt(at: number): DayNumber;
  /** Working time that belongs to a day, in order, as instants. */
  spansOf(day: DayNumber): readonly Span[];
  /** Whether holidays are known for every year that the days touch. */
  areKnown(first: DayNumber, last: DayNumber): boolean;
  readonly horizonAt: number | null;
}

const HOUR_MS = 3_600_000;
// Zones reach from −12 h to +14 h, and a night shift may run a day further: outside this frame a day has no instant.
const FRAME_BEFORE_MS = 14 * HOUR_MS;
const FRAME_AFTER_MS = 36 * HOUR_MS;
const CACHE_SIZE = 4000;

export function makeWorkingDays(spec: CalendarSpec): WorkingDays {
  const offsetAt = makeZoneOffset(spec.timeZone);
  const hoursOf = makeHours(spec);
  const country = spec.holidays === undefined ? null : holidaysByCountry[spec.holidays];
  const shippedUntil = country === null ? 0 : Math.max(...country.years);
  const isYearKnown = (year: number) =>
    country === null || country.years.has(year) || (year > shippedUntil && year <= (spec.knownUntilYear ?? 0));
  const cache = new Map<DayNumber, readonly Span[]>();
  return {
    dayAt: (at) => Math.floor((at + offsetAt(at)) / DAY_MS),
    spansOf(day) {
      const known = cache.get(day);
      if (known !== undefined) return known;
      const spans = placeInTime(day, hoursOf(day), offsetAt);
      if (cache.size >= CACHE_SIZE) cache.clear();
      cache.set(day, spans);
      return spans;
    },
    areKnown(first, last) {
      for (let year = yearOf(first); year <= yearOf(last); year++) if (!isYearKnown(year)) return false;
      return true;
    },
    horizonAt: country === null ? null : findHorizon(country.years, spec, offsetAt),
  };
}

/** Hours of a day: own days first, then the country's, then the week. */
function makeHours(spec: CalendarSpec): (day: DayNumber) => readonly WallSpan[] {
  const week = WEEKDAYS.map((name) => readDayHours(name, spec.week?.[name] ?? []));
  if (week.every((hours) => hours.length === 0)) throw new Error('Calendar: "week" has no hours at all.');
  const weekdayHours = [...week.slice(1), ...week.slice(0, 1)].find((hours) => hours.length > 0) ?? [];
  const makeUpHours = spec.makeUpHours === undefined ? weekdayHours : readDayHours('makeUpHours', spec.makeUpHours);
  const special = new Map<DayNumber, boolean>(spec.holidays === undefined ? [] : holidaysByCountry[spec.holidays].days);
  for (const text of spec.offDays ?? []) for (const day of parseDays(text)) special.set(day, false);
  for (const text of spec.workDays ?? []) for (const day of parseDays(text)) special.set(day, true);
  return (day) => {
    const isWork = special.get(day);
    const usual = week[weekdayOf(day)] ?? [];
    if (isWork === undefined) return usual;
    if (!isWork) return [];
    // A make-up day at a weekend has the hours of a weekday; one that is open anyway keeps its own.
    return usual.length > 0 && spec.makeUpHours === undefined && !isWeekend(day) ? usual : makeUpHours;
  };
}

function isWeekend(day: DayNumber): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}

/**
 * Wall time as instants. When the clocks change, a wall time that comes twice is working time twice, and one that is
 * skipped is none: the sum is the real minutes.
 */
function placeInTime(day: DayNumber, hours: readonly WallSpan[], offsetAt: (at: number) => number): readonly Span[] {
  if (hours.length === 0) return [];
  const midnight = day * DAY_MS;
  const frameStart = midnight - FRAME_BEFORE_MS;
  const frameEnd = midnight + DAY_MS + FRAME_AFTER_MS;
  const first = offsetAt(frameStart);
  const last = offsetAt(frameEnd);
  if (first === last) return hours.map((span) => shift(span, midnight - first));
  const change = findTransition(offsetAt, frameStart, frameEnd);
  const before = hours.map((span) => shift(span, midnight - first)).map((span) => clip(span, frameStart, change));
  const after = hours.map((span) => shift(span, midnight - last)).map((span) => clip(span, change, frameEnd));
  return joinTouching([...before, ...after].filter((span) => span.end > span.start));
}

function shift(span: WallSpan, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function clip(span: Span, from: number, to: number): Span {
  return { start: Math.max(span.start, from), end: Math.min(span.end, to) };
}

function joinTouching(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const previous = joined.at(-1);
    if (previous !== undefined && previous.end === span.start)
      joined[joined.length - 1] = { start: previous.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}

function findHorizon(years: ReadonlySet<number>, spec: CalendarSpec, offsetAt: (at: number) => number): number {
  const lastYear = Math.max(...years, spec.knownUntilYear ?? 0);
  const midnight = Date.UTC(lastYear + 1, 0, 1);
  return midnight - offsetAt(midnight);
}
