import { zoneOffsetMinutes } from './listen/read/zone-offset.ts';

/** A day, or a day with a time, that names no zone. */
const WALL_CLOCK = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?$/;

/**
 * Epoch milliseconds of what a person typed: a day is its midnight where the person is, not in Greenwich; what names its
 * own offset is taken by it. NaN where it is no instant.
 */
export function readLocalInstant(text: string, timeZone: string): number {
  if (!WALL_CLOCK.test(text)) return Date.parse(text);
  const wallClockMs = Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : 'T00:00Z'}`);
  return wallClockMs - (zoneOffsetMinutes(timeZone, wallClockMs) ?? 0) * 60_000;
}
