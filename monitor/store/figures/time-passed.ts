import type { CalendarSpec } from '../../../shared/service/calendar-spec.ts';
import { makeWorkingDays } from '../../../shared/service/working-days.ts';
import { lazyRecord } from './columns.ts';
import type { FigureRange } from './figure-range.ts';

/** Working time in ms that has passed since some beginning, at an instant: the difference of two is what counts. NaN stays NaN. */
export type TimePassed = (at: number) => number;

/** Instants as working time that has passed; without a calendar as they are. */
export function passNumbers<N extends string>(
  numbers: Readonly<Record<N, Float64Array>>,
  passed: TimePassed | undefined,
): Readonly<Record<N, Float64Array>> {
  return passed ? lazyRecord(Object.keys(numbers) as N[], (name) => numbers[name].map(passed)) : numbers;
}

/** What lies further from the range counts as this far: nobody waits longer, and a wrong year must not fill a table. */
const FRAME_DAYS = 400;

/** How working time passes around a range; undefined: all time counts. @throws Error that names what is wrong with the calendar. */
export function timePassed({ workingTime, since, before }: FigureRange): TimePassed | undefined {
  return workingTime === undefined || workingTime.always ? undefined : passedOn(workingTime, since, before);
}

/** A million instants are asked for at once: working hours are laid out before, and each is found by halving. */
function passedOn(spec: CalendarSpec, since: number, before: number): TimePassed {
  const days = makeWorkingDays(spec);
  const starts: number[] = [];
  const ends: number[] = [];
  /** What has passed when each begins. */
  const sums: number[] = [];
  let sum = 0;
  const last = days.dayAt(before) + FRAME_DAYS;
  for (let day = days.dayAt(since) - FRAME_DAYS; day <= last; day += 1) {
    for (const span of days.spansOf(day)) {
      // A night shift may reach into the next day's first hours: they count once.
      const start = Math.max(span.start, ends.at(-1) ?? span.start);
      if (span.end <= start) continue;
      starts.push(start);
      ends.push(span.end);
      sums.push(sum);
      sum += span.end - start;
    }
  }
  /** Rows come one after the other in time: mostly the next instant lies where the last one lay. */
  let place = 0;
  return (at) => {
    if (Number.isNaN(at)) return at;
    let low = 0;
    let high = starts.length;
    if (place > 0 && at >= (starts[place - 1] as number) && !(at >= (starts[place] as number))) low = high = place;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    place = low;
    if (low === 0) return 0;
    return (sums[low - 1] as number) + Math.min(at, ends[low - 1] as number) - (starts[low - 1] as number);
  };
}
