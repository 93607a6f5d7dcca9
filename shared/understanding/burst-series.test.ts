import { expect, it } from 'vitest';
import { createSeries, learnSeries, lookAtSeries } from './burst-series.ts';
import { BIN_MS } from './bursts.ts';

const CHINA = 480;
const DAY_MS = 86_400_000;
/** A Monday, 00:00 in China. */
const START = 1_767_542_400_000;

/** A series that saw four posts in every ten minutes for two weeks. */
function learnTwoWeeks() {
  const series = createSeries(START);
  for (let now = START; now < START + 14 * DAY_MS; now += BIN_MS) {
    const instants = Array.from({ length: 18 * 4 }, (_, k) => now - 3 * 3_600_000 + k * 150_000 + 1);
    learnSeries(series, instants, now, { offsetMinutes: CHINA, isBurst: false });
  }
  return series;
}

it('says which window rose, by how much, and how improbable it is', () => {
  const series = learnTwoWeeks();
  const now = START + 14 * DAY_MS + 12 * 3_600_000;
  const sudden = Array.from({ length: 30 }, (_, k) => now - 9 * 60_000 + k * 1000);
  const look = lookAtSeries(series, sudden, now, { offsetMinutes: CHINA, tests: 1 });
  expect(look).toMatchObject({ level: 'red', minutes: 10, count: 30 });
  expect(look.expected).toBeCloseTo(4, 0);
  expect(look.ratio).toBeCloseTo(7.5, 0);
  expect(look.chance).toBeLessThan(1e-9);
  const slow = Array.from({ length: 60 }, (_, k) => now - 3_600_000 + 1 + k * 60_000);
  expect(lookAtSeries(series, slow, now, { offsetMinutes: CHINA, tests: 1 })).toMatchObject({ minutes: 60, count: 60 });
});

it('asks for more where many series are watched at once', () => {
  const series = learnTwoWeeks();
  const now = START + 14 * DAY_MS + 12 * 3_600_000;
  const instants = Array.from({ length: 14 }, (_, k) => now - 9 * 60_000 + k * 1000);
  const of = { offsetMinutes: CHINA, tests: 1 };
  const alone = lookAtSeries(series, instants, now, of);
  expect(alone.level).toBe('yellow');
  expect(lookAtSeries(series, instants, now, { ...of, tests: 12 })).toMatchObject({ level: 'blue' });
});

it('learns nothing of hours in which nobody looked, nor of a burst', () => {
  const series = createSeries(START);
  const later = START + 10 * DAY_MS;
  learnSeries(series, [], later, { offsetMinutes: CHINA, isBurst: false });
  const learned = series.baseline.bin;
  expect(learned).toBeLessThanOrEqual(18);
  learnSeries(series, [], later + 3_600_000, { offsetMinutes: CHINA, isBurst: true });
  expect(series.baseline.bin).toBe(learned);
});
