import { describe, expect, test } from 'vitest';
import { expectedBetween, judgeSilence, profileOf } from './judge-silence.ts';

const HOUR = 3_600_000;
const MIDNIGHT = Date.UTC(2026, 10, 21);
/** Sixty entries an hour by day, none by night, watched for ten days. */
const dayTime = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 20 ? 600 : 0));
const profile = profileOf(dayTime, 240 * HOUR);

describe('the silence of a source', () => {
  test('is measured against what its hours usually bring', () => {
    expect(profile?.[12]).toBe(60);
    expect(expectedBetween(profile ?? [], MIDNIGHT + 7.5 * HOUR, MIDNIGHT + 9.25 * HOUR)).toBeCloseTo(75);
    expect(expectedBetween(profile ?? [], MIDNIGHT, MIDNIGHT + 8 * HOUR)).toBe(0);
  });

  test('is usual by night and strange by day', () => {
    expect(judgeSilence(profile, MIDNIGHT - 4 * HOUR, MIDNIGHT + 8 * HOUR)).toBeNull();
    expect(judgeSilence(profile, MIDNIGHT + 10 * HOUR, MIDNIGHT + 11.5 * HOUR)).toBe(90);
  });

  test('of less than an hour says nothing, however busy the source', () => {
    expect(judgeSilence(profile, MIDNIGHT + 10 * HOUR, MIDNIGHT + 10.9 * HOUR)).toBeNull();
  });

  test('of a source that seldom speaks says nothing for days', () => {
    const seldom = profileOf(
      Array.from({ length: 24 }, () => 1),
      240 * HOUR,
    );
    expect(judgeSilence(seldom, MIDNIGHT - 72 * HOUR, MIDNIGHT)).toBeNull();
    expect(judgeSilence(seldom, MIDNIGHT - 120 * HOUR, MIDNIGHT)).toBe(12);
  });

  test('cannot be judged after less than a day of watching, or before the first entry', () => {
    expect(profileOf(dayTime, 23 * HOUR)).toBeNull();
    expect(judgeSilence(null, MIDNIGHT, MIDNIGHT + 240 * HOUR)).toBeNull();
    expect(judgeSilence(profile, null, MIDNIGHT)).toBeNull();
  });
});
