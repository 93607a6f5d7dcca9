import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finishAtOnce } from '../../take-turns.ts';
import { allocateIntervals, type Budget, type Demand, floorSpend } from './allocate-intervals.ts';

const MINUTE = 60_000;
const demand = (id: string, perDay: number, part: Partial<Demand> = {}): Demand => ({
  id,
  host: id,
  weight: 1,
  rate: perDay / 86_400_000,
  cost: 1,
  floorMs: 4.5 * MINUTE,
  minIntervalMs: 30_000,
  ...part,
});
const allocate = (demands: readonly Demand[], budget: Budget) => {
  const intervals = finishAtOnce(allocateIntervals(demands, budget));
  return new Map(demands.map(({ id }, place) => [id, intervals[place] ?? Number.NaN]));
};
const plenty = Number.POSITIVE_INFINITY;
const meanDelay = (demands: readonly Demand[], intervals: ReadonlyMap<string, number>) =>
  demands.reduce((sum, { id, rate }) => sum + (rate * (intervals.get(id) ?? 0)) / 2, 0) /
  demands.reduce((sum, { rate }) => sum + rate, 0);

describe('sharing out the budget', () => {
  test('nobody waits longer than the floor, even when the budget does not cover it', () => {
    const demands = [demand('busy', 500), demand('quiet', 0.1)];
    const intervals = allocate(demands, { total: floorSpend(demands) / 2, perHost: plenty });
    expect([...intervals.values()]).toEqual([4.5 * MINUTE, 4.5 * MINUTE]);
  });

  test('the surplus goes by the square root of the rate', () => {
    const demands = [demand('a', 400), demand('b', 100)];
    const intervals = allocate(demands, { total: floorSpend(demands) * 3, perHost: plenty });
    expect((intervals.get('b') ?? 0) / (intervals.get('a') ?? 1)).toBeCloseTo(2, 3);
  });

  test('nobody is asked more often than politeness allows', () => {
    const demands = [demand('storm', 1e6), demand('calm', 1)];
    const intervals = allocate(demands, { total: floorSpend(demands) * 100, perHost: plenty });
    expect(intervals.get('storm')).toBeCloseTo(30_000, 3);
  });

  test('a host has its own cap, and what it cannot take is there for the others', () => {
    const crowd = Array.from({ length: 10 }, (_, i) => demand(`c${i}`, 100, { host: 'crowded' }));
    const alone = demand('alone', 100);
    const perHost = floorSpend(crowd) * 1.1;
    const intervals = allocate([...crowd, alone], { total: floorSpend([...crowd, alone]) * 2, perHost });
    const spent = crowd.reduce((sum, { id }) => sum + 1 / (intervals.get(id) ?? 1), 0);
    expect(spent).toBeCloseTo(perHost, 8);
    expect(intervals.get('alone')).toBeLessThan(intervals.get('c0') ?? 0);
  });

  test('works in steps of which none goes over all sources twice', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => demand(`c${i}`, 100 + i, { host: `host ${i % 6}` }));
    let looks = 0;
    const counted = crowd.map((one) => ({
      ...one,
      get host() {
        looks += 1;
        return one.host;
      },
      get rate() {
        looks += 1;
        return one.rate;
      },
    }));
    const steps = allocateIntervals(counted, { total: floorSpend(crowd) * 2, perHost: floorSpend(crowd) / 5 });
    let longest = 0;
    let count = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      longest = Math.max(longest, looks);
      looks = 0;
      count += 1;
    }
    expect(longest).toBeLessThanOrEqual(crowd.length);
    expect(count).toBeGreaterThan(80);
  });

  test('no other split of the same budget has a smaller mean delay (small shifts)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 2, maxLength: 8 }),
        fc.double({ min: 1.05, max: 4, noNaN: true }),
        fc.nat(),
        fc.nat(),
        (rates, factor, one, other) => {
          const demands = rates.map((rate, i) => demand(`s${i}`, rate));
          const total = floorSpend(demands) * factor;
          const best = allocate(demands, { total, perHost: plenty });
          const from = `s${one % rates.length}`;
          const to = `s${other % rates.length}`;
          const shift = total * 0.001;
          const changed = new Map(best);
          changed.set(from, 1 / (1 / (best.get(from) ?? 1) - shift));
          changed.set(to, 1 / (1 / (changed.get(to) ?? 1) + shift));
          const isAllowed = [...changed.values()].every((ms) => ms <= 4.5 * MINUTE + 1e-6 && ms >= 30_000 - 1e-6);
          if (from !== to && isAllowed) {
            expect(meanDelay(demands, changed)).toBeGreaterThanOrEqual(meanDelay(demands, best) - 1e-3);
          }
        },
      ),
    );
  });
});
