// A second opinion on working time that shares no code with the calendar: it looks at every single minute.
import type { CalendarSpec } from '../../shared/service/calendar-spec.ts';

const MINUTE_MS = 60_000;
const BLOCK_MINUTES = 15;
const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

export interface MinuteOracle {
  readonly startAt: number;
  readonly minuteCount: number;
  /** End of the working minute that completes `minutes`; null when the frame ends before. */
  add(minute: number, minutes: number): number | null;
  /** Working minutes in [from, to). */
  elapsed(from: number, to: number): number;
}

/** Looks up every minute of 2024–2027. `isWorkday` judges a date (`YYYY-MM-DD`) for calendars with holidays. */
export function makeMinuteOracle(spec: CalendarSpec, isWorkday: (date: string) => boolean): MinuteOracle {
  const startAt = Date.UTC(2024, 0, 1);
  const minuteCount = (Date.UTC(2028, 0, 1) - startAt) / MINUTE_MS;
  const sums = new Uint32Array(minuteCount + 1);
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: spec.timeZone, dateStyle: 'short', timeStyle: 'short' });
  const isOpen = makeOpenTest(spec, isWorkday);
  for (let minute = 0; minute < minuteCount; minute += BLOCK_MINUTES) {
    const [date = '', time = ''] = format.format(startAt + minute * MINUTE_MS).split(' ');
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    for (let i = 0; i < BLOCK_MINUTES; i++)
      sums[minute + i + 1] = (sums[minute + i] ?? 0) + (isOpen(date, hours * 60 + minutes + i) ? 1 : 0);
  }
  return {
    startAt,
    minuteCount,
    elapsed: (from, to) => (sums[Math.min(to, minuteCount)] ?? 0) - (sums[from] ?? 0),
    add(minute, minutes) {
      const wanted = (sums[minute] ?? 0) + minutes;
      if (wanted > (sums[minuteCount] ?? 0)) return null;
      let low = minute;
      let high = minuteCount;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) >= wanted) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

function makeOpenTest(
  spec: CalendarSpec,
  isWorkday: (date: string) => boolean,
): (date: string, minute: number) => boolean {
  const cache = new Map<string, readonly (readonly [number, number])[]>();
  const spansOf = (date: string) => {
    let spans = cache.get(date);
    if (spans === undefined) {
      const name = new Date(`${date}T00:00Z`)
        .toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' })
        .toLowerCase();
      const usual = spec.week?.[name as 'mon'] ?? [];
      const isSpecial = spec.holidays !== undefined && isWorkday(date) !== !['sat', 'sun'].includes(name);
      const hours = isSpecial ? (isWorkday(date) ? (spec.week?.mon ?? []) : []) : usual;
      spans = hours.map((text) => {
        const [from = 0, to = 0] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
        return [from, to <= from ? to + DAY_MINUTES : to] as const;
      });
      cache.set(date, spans);
    }
    return spans;
  };
  const dayBefore = (date: string) => new Date(Date.parse(`${date}T00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return (date, minute) =>
    spansOf(date).some(([from, to]) => minute >= from && minute < to) ||
    spansOf(dayBefore(date)).some(([from, to]) => minute + DAY_MINUTES >= from && minute + DAY_MINUTES < to);
}
