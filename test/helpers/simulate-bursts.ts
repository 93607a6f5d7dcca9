import { type BurstSeries, createSeries, learnSeries, lookAtSeries } from '../../shared/understanding/burst-series.ts';
import { BIN_MS } from '../../shared/understanding/bursts.ts';

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 1440;
const CHINA_MINUTES = 480;
/** Monday 2026-01-05, 00:00 in China. */
const START = 1_767_542_400_000;
const TOPICS = 12;

/** Numbers that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 0x100000000;
  };
}

/** Alarms of a quiet stretch, looked at every minute as the monitor does: of the brand, and of each of its twelve topics. */
export function countFalseAlarms(weeks: number, perBin: number, seed: number): { brand: number; topics: number } {
  const random = createRandom(seed);
  const run = (level: number, tests: number): number =>
    watch(weeks * WEEK_MINUTES, createSeries(START), (at) => draw(random, usualRate(at, level)), tests, START).length;
  const brand = run(perBin, 1);
  let topics = 0;
  for (let topic = 0; topic < TOPICS; topic++) topics += run(perBin / TOPICS, TOPICS);
  return { brand, topics };
}

/** Share of threefold rises at noon on weekdays that are told within ten minutes. `perBin`: what ten minutes at noon usually bring. */
export function shareOfRisesSeen(perBin: number, tries: number, seed: number): number {
  const random = createRandom(seed);
  const series = createSeries(START);
  const level = perBin / NOON;
  const weeks = 8;
  watch(weeks * WEEK_MINUTES, series, (at) => draw(random, usualRate(at, level)), 1, START);
  let seen = 0;
  for (let k = 0; k < tries; k++) {
    const rises = START + (weeks * 7 + (k % 5)) * 86_400_000 + 12 * 3_600_000;
    const start = rises - 60 * MINUTE_MS;
    const copy: BurstSeries = { ...series, nextBin: Math.floor(start / BIN_MS) };
    const begun = watch(71, copy, (at) => draw(random, usualRate(at, level) * (at > rises ? 3 : 1)), 1, start);
    if (begun.some((at) => at > rises)) seen++;
  }
  return seen / tries;
}

/** What `usualRate` has at noon of a weekday, in tenths of its level. */
const NOON = 1.3;

/** Negative posts a minute: few at night, many around noon, fewer at weekends. */
function usualRate(at: number, level: number): number {
  const hour = (at / 3_600_000 + 8) % 24;
  const day = Math.floor((at - START) / 86_400_000) % 7;
  return (level / 10) * (0.3 + Math.max(0, Math.sin(((hour - 6) / 24) * 2 * Math.PI))) * (day > 4 ? 0.7 : 1);
}

/** Posts of one minute. */
function draw(random: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  for (; product > limit; count++) product *= random();
  return count;
}

/** Runs a watch minute by minute and returns the instants at which a burst began. */
function watch(
  minutes: number,
  series: BurstSeries,
  postsOf: (at: number) => number,
  tests: number,
  start: number,
): number[] {
  const begun: number[] = [];
  let instants: number[] = [];
  let lastAt: number | null = null;
  for (let minute = 0; minute < minutes; minute++) {
    const now = start + minute * MINUTE_MS;
    for (let k = postsOf(now); k > 0; k--) instants.push(now);
    if (minute % 60 === 0) instants = instants.filter((at) => at > now - 180 * MINUTE_MS);
    const look = lookAtSeries(series, instants, now, { offsetMinutes: CHINA_MINUTES, tests });
    if (look.level !== 'blue') {
      if (lastAt === null) begun.push(now);
      lastAt = now;
    } else if (lastAt !== null && now - lastAt >= 60 * MINUTE_MS) lastAt = null;
    learnSeries(series, instants, now, { offsetMinutes: CHINA_MINUTES, isBurst: lastAt !== null });
  }
  return begun;
}
