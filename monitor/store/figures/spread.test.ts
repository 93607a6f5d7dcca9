import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationsBetween, layGroupings, rankRows, spreadAll, spreadGroups } from './spread.ts';

const MINUTE = 60_000;
/** On both sides of what one, two and three turns of the sorting hold, and far beyond. */
const duration = fc.oneof(
  fc.integer({ min: 0, max: 10 * MINUTE }),
  fc.constantFrom(0, 2047, 2048, 2 ** 22 - 1, 2 ** 22, 2 ** 33 - 1, 2 ** 33),
  fc.integer({ min: 0, max: 2 ** 45 }),
  fc.constant(Number.NaN),
);

test('median, p90 and mean of each group are those that a person counts, to the millisecond', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(duration, fc.integer({ min: -1, max: 2 })), { maxLength: 600 }), (rows) => {
      const durations = Float64Array.from(rows, ([ms]) => ms);
      const grouping = { keys: ['a', 'b', 'c'], at: Int32Array.from(rows, ([, group]) => group) };
      const ranked = rankRows(durations);
      const all = { keys: ['all'], at: new Int32Array(rows.length) };
      const [whole, ...spreads] = spreadGroups(ranked, durations, layGroupings([all, grouping], rows.length));
      expect(whole).toEqual(spreadAll(ranked, durations));
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
