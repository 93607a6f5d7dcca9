import { describe, expect, test } from 'vitest';
import { expectedAt, expectedBetween, hourOfWeek, judgeSilence, profileOf, WEEK_HOURS } from './judge-silence.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Saturday. */
const MIDNIGHT = Date.UTC(2026, 10, 21);
/** What came in the two weeks up to Saturday midnight, by the hour of its coming. */
const watch = (entriesAt: (at: number) => number, from = MIDNIGHT - 14 * DAY) => {
  const counts = new Array<number>(WEEK_HOURS).fill(0);
  for (let at = from; at < MIDNIGHT; at += HOUR) counts[hourOfWeek(at)] = (counts[hourOfWeek(at)] ?? 0) + entriesAt(at);
  return profileOf(counts, { from, to: MIDNIGHT });
};
const isDay = (at: number) => new Date(at).getUTCHours() >= 8 && new Date(at).getUTCHours() < 20;
const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay());
/** Sixty entries an hour by day, none by night. */
const profile = watch((at) => (isDay(at) ? 60 : 0));

describe('the silence of a source', () => {
  test('is measured against what its hours usually bring', () => {
    expect(expectedAt(profile ?? [], MIDNIGHT + 12 * HOUR)).toBeCloseTo(60);
    expect(expectedBetween(profile ?? [], MIDNIGHT + 7.5 * HOUR, MIDNIGHT + 9.25 * HOUR)).toBeCloseTo(75);
    expect(expectedBetween(profile ?? [], MIDNIGHT, MIDNIGHT + 8 * HOUR)).toBe(0);
  });

  test('is usual by night and strange by day', () => {
    expect(judgeSilence(profile, MIDNIGHT - 4 * HOUR, MIDNIGHT + 8 * HOUR)).toBeNull();
    expect(judgeSilence(profile, MIDNIGHT + 10 * HOUR, MIDNIGHT + 11.5 * HOUR)).toBe(90);
  });

  test('is usual on the weekend of who rests then, and strange on a working day', () => {
    const office = watch((at) => (isDay(at) && !isWeekend(at) ? 20 : 0));
    expect(judgeSilence(office, MIDNIGHT + 9 * HOUR, MIDNIGHT + 18 * HOUR)).toBeNull();
    expect(judgeSilence(office, MIDNIGHT + 2 * DAY + 9 * HOUR, MIDNIGHT + 2 * DAY + 10 * HOUR)).toBeGreaterThanOrEqual(
      19,
    );
  });

  test('is no habit of a weekday before a week was watched, nor of a source that seldom speaks', () => {
    const short = watch((at) => (isDay(at) ? 20 : 0), MIDNIGHT - 3 * DAY);
    expect(expectedAt(short ?? [], MIDNIGHT + 12 * HOUR)).toBeCloseTo(20);
    const seldom = watch((at) => (isWeekend(at) || new Date(at).getUTCHours() !== 12 ? 0 : 1));
    expect(expectedAt(seldom ?? [], MIDNIGHT + 12 * HOUR)).toBeGreaterThan(0.5);
  });

  test('of less than an hour says nothing, however busy the source', () => {
    expect(judgeSilence(profile, MIDNIGHT + 10 * HOUR, MIDNIGHT + 10.9 * HOUR)).toBeNull();
  });

  test('of a source that seldom speaks says nothing for days', () => {
    const seldom = watch((at) => (new Date(at).getUTCHours() % 10 === 0 ? 1 : 0));
    expect(judgeSilence(seldom, MIDNIGHT - 72 * HOUR, MIDNIGHT)).toBeNull();
    expect(judgeSilence(seldom, MIDNIGHT - 120 * HOUR, MIDNIGHT)).toBe(15);
  });

  test('cannot be judged after less than a day of watching, or before the first entry', () => {
    expect(watch(() => 9, MIDNIGHT - 23 * HOUR)).toBeNull();
    expect(judgeSilence(null, MIDNIGHT, MIDNIGHT + 240 * HOUR)).toBeNull();
    expect(judgeSilence(profile, null, MIDNIGHT)).toBeNull();
  });
});
