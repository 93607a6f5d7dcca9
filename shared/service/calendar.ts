import type { CalendarSpec } from './calendar-spec.ts';
import { DAY_MS, type DayNumber } from './local-day.ts';
import { makeWorkingDays, type Span } from './working-days.ts';

/** Working time, as clocks count it. All instants are epoch milliseconds. */
export interface Calendar {
  readonly id: string;
  /**
   * The earliest instant by which `durationMs` of working time has passed since `startAt`. Work that ends with the day
   * is due at closing time, not at the next opening; zero from outside working time is the next opening.
   */
  add(startAt: number, durationMs: number): CalendarResult;
  /** Working time between two instants in ms; 0 when `endAt` is not after `startAt`. */
  elapsed(startAt: number, endAt: number): number;
  /** When the working time that holds at an instant ends; null: none holds. Infinite on a calendar that never closes. */
  openUntil(at: number): number | null;
  /** First instant whose holidays are not known; null when no holidays are observed. */
  readonly horizonAt: number | null;
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
  openUntil: () => Number.POSITIVE_INFINITY,
  horizonAt: null,
};

/** Nobody's commitment is longer; a calendar that finds no working time within it is written wrongly. */
const MAX_DAYS = 40_000;
/** Hours that go on for longer never end. */
const LONGEST_STRETCH_DAYS = 366;

/** Builds a calendar. @throws Error that names what is wrong with the specification. */
export function makeCalendar(id: string, spec: CalendarSpec): Calendar {
  if (spec.always === true) return { ...alwaysCalendar, id };
  const days = makeWorkingDays(spec);
  return {
    id,
    horizonAt: days.horizonAt,
    add(startAt, durationMs) {
      let left = Math.max(0, durationMs);
      let cursor = startAt;
      const firstDay = days.dayAt(startAt);
      for (const { day, span } of walk(days.spansOf, firstDay)) {
        if (span.end < cursor) continue;
        const from = Math.max(span.start, cursor);
        if (left <= span.end - from) {
          return { at: from + left, known: days.areKnown(firstDay, Math.max(firstDay, day)) };
        }
        left -= span.end - from;
        cursor = span.end;
      }
      throw new Error(
        `Calendar "${id}" holds no ${durationMs} ms of working time after ${new Date(startAt).toISOString()}.`,
      );
    },
    elapsed(startAt, endAt) {
      let total = 0;
      let cursor = startAt;
      for (const { span } of walk(days.spansOf, days.dayAt(startAt))) {
        if (span.start >= endAt) break;
        total += Math.max(0, Math.min(span.end, endAt) - Math.max(span.start, cursor));
        cursor = Math.max(cursor, span.end);
      }
      return total;
    },
    openUntil(at) {
      let cursor = at;
      for (const { span } of walk(days.spansOf, days.dayAt(at))) {
        if (span.end <= cursor) continue;
        // Hours that reach into the next day and begin again there are one stretch.
        if (span.start > cursor) break;
        cursor = span.end;
        if (cursor - at > LONGEST_STRETCH_DAYS * DAY_MS) return Number.POSITIVE_INFINITY;
      }
      return cursor === at ? null : cursor;
    },
  };
}

/** Working spans in order, from the day before (whose night shift may reach into this one). */
function* walk(
  spansOf: (day: DayNumber) => readonly Span[],
  firstDay: DayNumber,
): Generator<{ day: DayNumber; span: Span }> {
  for (let day = firstDay - 1; day < firstDay + MAX_DAYS; day++) for (const span of spansOf(day)) yield { day, span };
}

/** Administrators are told this long before the holiday data of a calendar runs out (issue of new data is yearly). */
const HORIZON_WARNING_DAYS = 60;

/** Whether the administrator should be told that holidays of the coming year are missing. */
export function needsHolidayData(calendar: Calendar, at: number): boolean {
  return calendar.horizonAt !== null && at >= calendar.horizonAt - HORIZON_WARNING_DAYS * DAY_MS;
}
