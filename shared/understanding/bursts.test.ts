import { describe, expect, it } from 'vitest';
import { createBaseline, judgeBurst, learnBin, upperTail } from './bursts.ts';

const BIN_MS = 600_000;
const CHINA = 480;

/** Poisson numbers that are the same in every run. */
function createPoisson(seed: number): (mean: number) => number {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 0x100000000;
  };
  return (mean) => {
    const limit = Math.exp(-mean);
    let product = random();
    let count = 0;
    while (product > limit) {
      product *= random();
      count++;
    }
    return count;
  };
}

/** Negative posts in ten minutes: few at night, many in the evening, fewer at weekends. */
function usualMean(bin: number, level: number): number {
  const hour = Math.floor(bin / 6) % 24;
  const day = Math.floor(bin / 144) % 7;
  return level * (0.3 + Math.max(0, Math.sin(((hour - 6) / 24) * 2 * Math.PI))) * (day > 4 ? 0.7 : 1);
}

describe('bursts', () => {
  it.each([0.2, 2, 8])('raises at most one false alarm a week in a quiet year at %d posts a bin', (level) => {
    const poisson = createPoisson(11);
    const baseline = createBaseline();
    let alarms = 0;
    for (let bin = 0; bin < 52 * 1008; bin++) {
      const count = poisson(usualMean(bin, level));
      if (judgeBurst(baseline, bin * BIN_MS, count, 1, CHINA).level !== 'blue') alarms++;
      learnBin(baseline, bin * BIN_MS, count, CHINA);
    }
    expect(alarms).toBeLessThanOrEqual(52);
  });

  it('sees a threefold rise within ten minutes where there are posts enough to tell', () => {
    const poisson = createPoisson(5);
    const baseline = createBaseline();
    const level = 8;
    for (let bin = 0; bin < 8 * 1008; bin++) learnBin(baseline, bin * BIN_MS, poisson(usualMean(bin, level)), CHINA);
    let seen = 0;
    const tries = 200;
    // Noon to three: nine posts or more in ten minutes are usual.
    for (let k = 0; k < tries; k++) {
      const bin = 8 * 1008 + 72 + (k % 18);
      const count = poisson(3 * usualMean(bin, level));
      if (judgeBurst(baseline, bin * BIN_MS, count, 1, CHINA).level !== 'blue') seen++;
    }
    expect(seen / tries).toBeGreaterThan(0.9);
  });

  it('calls nothing a burst before it has seen a week', () => {
    const baseline = createBaseline();
    learnBin(baseline, 0, 0, CHINA);
    expect(judgeBurst(baseline, BIN_MS, 50, 1, CHINA).level).toBe('blue');
  });

  it('gives the tail of known distributions', () => {
    expect(upperTail(15, 5, 1)).toBeCloseTo(0.000226, 5);
    expect(upperTail(0, 5, 1)).toBe(1);
    expect(upperTail(10, 5, 3)).toBeGreaterThan(upperTail(10, 5, 1));
    expect(upperTail(60, 5, 1)).toBeLessThan(1e-30);
  });
});
