import { DAY_MS } from './local-day.ts';

const SECOND_MS = 1000;
const CACHE_SIZE = 4000;

/** Difference between wall time and UTC at an instant, in ms; positive east of Greenwich. */
export type ZoneOffset = (at: number) => number;

/**
 * Reads the offsets of a time zone from the platform's own zone data. A day whose two ends agree has one offset: no zone
 * changes its clocks twice in a day, and asking the platform each time would cost more than everything else here.
 * @throws RangeError for an unknown zone.
 */
export function makeZoneOffset(timeZone: string): ZoneOffset {
  const readOffset = makeOffsetReader(timeZone);
  const atMidnight = new Map<number, number>();
  const offsetAtMidnight = (day: number): number => {
    let offset = atMidnight.get(day);
    if (offset === undefined) {
      offset = readOffset(day * DAY_MS);
      if (atMidnight.size >= CACHE_SIZE) atMidnight.clear();
      atMidnight.set(day, offset);
    }
    return offset;
  };
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    const offset = offsetAtMidnight(day);
    return offset === offsetAtMidnight(day + 1) ? offset : readOffset(at);
  };
}

function makeOffsetReader(timeZone: string): ZoneOffset {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const wall: Record<string, number> = {};
    for (const part of format.formatToParts(at)) wall[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / SECOND_MS) * SECOND_MS;
  };
}

/** The instant at which the offset changes between two instants with different offsets, to the second. */
export function findTransition(offsetAt: ZoneOffset, before: number, after: number): number {
  const earlier = offsetAt(before);
  let low = before;
  let high = after;
  while (high - low > SECOND_MS) {
    const middle = low + Math.floor((high - low) / 2 / SECOND_MS) * SECOND_MS;
    if (middle === low) break;
    if (offsetAt(middle) === earlier) low = middle;
    else high = middle;
  }
  return Math.ceil(high / SECOND_MS) * SECOND_MS;
}

/**
 * The instant of a wall time, which is written as if it were UTC. A time that comes twice is its first; one that the
 * clocks skip is the first instant after the gap.
 */
export function toInstant(offsetAt: ZoneOffset, wallMs: number): number {
  const early = wallMs - offsetAt(wallMs - DAY_MS);
  const late = wallMs - offsetAt(wallMs + DAY_MS);
  for (const at of [early, late]) if (at + offsetAt(at) === wallMs) return at;
  return findTransition(offsetAt, late, early);
}
