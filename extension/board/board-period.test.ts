import { describe, expect, it } from 'vitest';
import { RANGE_MS } from './board-address.ts';
import { periodUntil } from './board-period.ts';
import { bucketGroups } from './board-series.ts';

const HOUR = 3_600_000;
const at = Date.parse('2026-03-11T10:20:00+08:00');
const iso = ({ from, to }: { from: number; to: number }) => [from, to].map((one) => new Date(one).toISOString());

describe('the stretch of the board', () => {
  it('a month ends with the day of this zone, not with that of Greenwich', () => {
    expect(iso(periodUntil(at, RANGE_MS.month, () => 8 * HOUR))).toEqual([
      '2026-02-09T16:00:00.000Z',
      '2026-03-11T16:00:00.000Z',
    ]);
    expect(iso(periodUntil(at, RANGE_MS.month, () => -5 * HOUR))).toEqual([
      '2026-02-09T05:00:00.000Z',
      '2026-03-11T05:00:00.000Z',
    ]);
  });

  it('a day ends with the hour, also where hours begin at the half', () => {
    expect(iso(periodUntil(at, RANGE_MS.day, () => 5.5 * HOUR))).toEqual([
      '2026-03-10T02:30:00.000Z',
      '2026-03-11T02:30:00.000Z',
    ]);
  });

  it.each([8, 5.5, 0, -7])(
    'each day of the monitor (UTC%+d) is one point of the chart, from its first moment to its last',
    (zone) => {
      const offset = zone * HOUR;
      const period = periodUntil(at, RANGE_MS.month, () => offset);
      const midnight = Date.parse('2026-03-05T00:00:00Z') - offset;
      const figures = { mentions: 7, negative: 2 } as never;
      const buckets = bucketGroups([{ by: 'day', key: '2026-03-05', figures }], period, RANGE_MS.month.bucket, offset);
      expect(buckets.filter(({ all }) => all > 0)).toEqual([
        { from: midnight, to: midnight + 24 * HOUR, all: 7, negative: 2, burst: true },
      ]);
    },
  );
});
