import { expect, it } from 'vitest';
import type { Figures } from './board-series.ts';
import { bucketGroups, dropReasons, linesBy, startOfGroup } from './board-series.ts';

const HOUR = 3_600_000;
const EIGHT = 8 * HOUR;
const counts = (mentions: number, negative = 0, withDeadline = mentions, late = 0) =>
  ({ mentions, negative, withDeadline, late }) as Figures['mentions'];
const group = (by: 'hour' | 'day' | 'topic', key: string, figures: Figures['mentions']) => ({ by, key, figures });

it('reads the start of an hour and of a day in the zone that was asked for', () => {
  expect(startOfGroup({ by: 'hour', key: '2026-11-27T05' }, EIGHT)).toBe(Date.UTC(2026, 10, 26, 21));
  expect(startOfGroup({ by: 'day', key: '2026-11-27' }, EIGHT)).toBe(Date.UTC(2026, 10, 26, 16));
});

it('puts hours together and loses none', () => {
  const from = Date.UTC(2026, 10, 26, 16); // midnight in Shanghai
  const groups = [
    group('hour', '2026-11-27T00', counts(1)),
    group('hour', '2026-11-27T05', counts(2, 1)),
    group('hour', '2026-11-27T06', counts(40, 30)),
    group('hour', '2026-11-27T23', counts(3)),
    group('day', '2026-11-27', counts(46, 31)),
  ];
  const buckets = bucketGroups(groups, { from, to: from + 24 * HOUR }, 6 * HOUR, EIGHT);
  expect(buckets.map((one) => [one.all, one.negative, one.burst])).toEqual([
    [3, 1, false],
    [40, 30, true],
    [0, 0, false],
    [3, 0, false],
  ]);
});

it('counts by days where there are no hours; a first day that began earlier stands in the first stretch', () => {
  const from = Date.UTC(2026, 10, 26, 20);
  const groups = [group('day', '2026-11-27', counts(2)), group('day', '2026-11-28', counts(5))];
  const buckets = bucketGroups(groups, { from, to: from + 48 * HOUR }, 24 * HOUR, EIGHT);
  expect(buckets.map((one) => one.all)).toEqual([7, 0]);
});

const figures = {
  mentions: counts(100, 0, 100, 12),
  previous: {
    mentions: counts(50, 0, 50, 2),
    groups: [group('topic', 'quality', counts(20, 0, 20, 1)), group('topic', 'price', counts(5, 0, 5, 1))],
  },
  groups: [
    group('topic', 'delivery', counts(10, 0, 10, 2)),
    group('topic', 'quality', counts(60, 0, 60, 10)),
    group('topic', 'price', counts(30, 0, 30, 0)),
  ],
} as unknown as Figures;

it('a drop is told in points of the whole: 96 % to 88 % is the sum of its topics', () => {
  expect(dropReasons(figures).map((line) => [line.topic, Math.round(line.points * 1000) / 10, line.late])).toEqual([
    ['quality', -8, 10],
    ['delivery', -2, 2],
    ['price', 2, 0],
  ]);
});

it('lines stand beside those of the period before, the most first', () => {
  expect(linesBy(figures, 'topic').map((line) => [line.key, line.now.mentions, line.before?.mentions ?? null])).toEqual(
    [
      ['quality', 60, 20],
      ['price', 30, 5],
      ['delivery', 10, null],
    ],
  );
});
