import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationsBetween, groupAll, layGroupings, spreadAll, spreadGroups } from './spread.ts';

const MINUTE = 60_000;
/** In buckets of their own, many in one, on both sides of what 31 bits hold, and longer than a century. */
const duration = fc.oneof(
  fc.integer({ min: 0, max: 10 * MINUTE }),
  fc.constantFrom(0, 31, 32, 63, 64, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 65_535, 2 ** 43),
  fc.integer({ min: 0, max: 2 ** 43 }),
  fc.constant(Number.NaN),
);

test('median, p90 and mean of each group are those that a person counts, to the millisecond', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(duration, fc.integer({ min: -1, max: 2 })), { maxLength: 600 }), (rows) => {
      const durations = Float64Array.from(rows, ([ms]) => ms);
      const grouping = { keys: ['a', 'b', 'c'], at: Int32Array.from(rows, ([, group]) => group) };
      const laid = layGroupings([groupAll(rows.length), grouping], rows.length);
      const [whole, ...spreads] = spreadGroups(durations, laid);
      expect(whole).toEqual(spreadAll(durations));
      grouping.keys.forEach((_, group) => {
        const own = rows.flatMap(([ms, of]) => (of === group && !Number.isNaN(ms) ? [ms] : [])).sort((a, b) => a - b);
        const at = (share: number) => (own[Math.ceil(own.length * share) - 1] as number) / MINUTE;
        const mean = own.reduce((sum, ms) => sum + ms, 0) / own.length / MINUTE;
        expect(spreads[group]).toEqual(
          own.length === 0
            ? { count: 0, mean: null, median: null, p90: null }
            : { count: own.length, mean, median: at(0.5), p90: at(0.9) },
        );
      });
    }),
    { numRuns: 300 },
  );
});

test('a step that seems to end before it began took no time, and one that has not ended is not counted', () => {
  const lasted = durationsBetween(Float64Array.of(100, 100, Number.NaN), Float64Array.of(40, Number.NaN, 200));
  expect([...lasted]).toEqual([0, Number.NaN, Number.NaN]);
});
