import type { Level } from '../model/analysis.ts';
import burstPolicy from './policies/bursts.json' with { type: 'json' };

/** Length of the bins that a baseline is learned from. */
export const BIN_MS = 600_000;
const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;

/** How many negative posts a brand or topic gets in each hour of the week, learned from its own past. */
export interface Baseline {
  /** Counts of ten-minute bins by hour of the week: sums and numbers of bins. */
  readonly sums: Float64Array;
  readonly bins: Float64Array;
  /** The same of the whole week. */
  sum: number;
  bin: number;
  /** Sum of squared differences from what was expected over the expected, and its number: tells how much rougher than chance it is. */
  roughness: number;
  rough: number;
}

/** What a count says against the baseline. */
export interface Burst {
  readonly level: Level;
  readonly count: number;
  readonly expected: number;
  /** count / expected. */
  readonly ratio: number;
  /** Probability of as many or more on a quiet day. */
  readonly chance: number;
}

/** An empty baseline: knows nothing, so that nothing is called a burst until `leastWeeks` have passed. */
export function createBaseline(): Baseline {
  return {
    sums: new Float64Array(WEEK_HOURS),
    bins: new Float64Array(WEEK_HOURS),
    sum: 0,
    bin: 0,
    roughness: 1,
    rough: 1,
  };
}

/** Counts a ten-minute bin in once it is over (`at`: any instant of it); bins during a burst should be left out. `offsetMinutes`: of the brand's time zone. */
export function learnBin(baseline: Baseline, at: number, count: number, offsetMinutes: number): void {
  const hour = hourOfWeek(at, offsetMinutes);
  const expected = expectBin(baseline, at, offsetMinutes).mean;
  if (expected > 0 && baseline.bin > burstPolicy.binsBeforeRoughness.value) {
    baseline.roughness += Math.min(25, (count - expected) ** 2 / expected);
    baseline.rough += 1;
  }
  baseline.sums[hour] = (baseline.sums[hour] as number) + count;
  baseline.bins[hour] = (baseline.bins[hour] as number) + 1;
  baseline.sum += count;
  baseline.bin += 1;
}

/**
 * Judges the posts of the `bins` ten-minute bins before `at`. They are taken for a negative binomial count whose mean is that of the hour of the
 * week and whose spread is what the past showed; the level is how improbable the count is, and how many times the usual.
 * `tests`: how many such looks are taken at a time, by which the chance is multiplied (Bonferroni).
 */
export function judgeBurst(
  baseline: Baseline,
  at: number,
  count: number,
  bins: number,
  offsetMinutes: number,
  tests = 1,
): Burst {
  let mean = 0;
  let weight = 0;
  for (let bin = 0; bin < bins; bin++) {
    const usual = expectBin(baseline, at - (bin + 0.5) * BIN_MS, offsetMinutes);
    mean += usual.mean;
    weight += usual.weight / bins;
  }
  const expected = Math.max(burstPolicy.leastExpected.value, mean);
  // The mean is itself only known from `weight` bins; while that is little, counts may lie further off.
  const spread = Math.max(1, baseline.roughness / baseline.rough) * (1 + bins / Math.max(1, weight));
  const known = baseline.bin >= burstPolicy.leastBins.value;
  const chance = Math.min(1, tests * upperTail(count, expected, spread));
  const ratio = count / expected;
  const level = known
    ? (burstPolicy.levels.value.find((row) => isReached(row, count, ratio, chance))?.level ?? 'blue')
    : 'blue';
  return { level: level as Level, count, expected, ratio, chance };
}

function isReached(
  row: { readonly chance: number; readonly ratio: number; readonly count: number },
  count: number,
  ratio: number,
  chance: number,
): boolean {
  return chance <= row.chance && ratio >= row.ratio && count >= row.count;
}

/** What a ten-minute bin around an instant usually brings: the hour it lies in and the nearer neighbour, by nearness. */
function expectBin(baseline: Baseline, at: number, offsetMinutes: number): { mean: number; weight: number } {
  const hour = hourOfWeek(at, offsetMinutes);
  const beyondMiddle = ((((at + offsetMinutes * 60_000) % HOUR_MS) + HOUR_MS) % HOUR_MS) / HOUR_MS - 0.5;
  const share = Math.abs(beyondMiddle);
  const here = expectHour(baseline, hour);
  const beside = expectHour(baseline, (hour + (beyondMiddle < 0 ? -1 : 1) + WEEK_HOURS) % WEEK_HOURS);
  return {
    mean: (1 - share) * here.mean + share * beside.mean,
    weight: (1 - share) * here.weight + share * beside.weight,
  };
}

/** Mean of a ten-minute bin of an hour, drawn towards its neighbours and the whole week while little was seen; and on how many bins it stands. */
function expectHour(baseline: Baseline, hour: number): { mean: number; weight: number } {
  const { sums, bins } = baseline;
  let sum = 0;
  let weight = 0;
  for (let step = -1; step <= 1; step++) {
    const at = (hour + step + WEEK_HOURS) % WEEK_HOURS;
    const share = step === 0 ? 1 : burstPolicy.neighbourShare.value;
    sum += share * (sums[at] as number);
    weight += share * (bins[at] as number);
  }
  const mean = baseline.bin === 0 ? 0 : baseline.sum / baseline.bin;
  const prior = burstPolicy.priorBins.value;
  return { mean: (sum + prior * mean) / (weight + prior), weight: weight + prior };
}

function hourOfWeek(at: number, offsetMinutes: number): number {
  const hours = Math.floor((at + offsetMinutes * 60_000) / HOUR_MS);
  return ((hours % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
}

/** P(X ≥ count) of a negative binomial with this mean and variance = mean · spread; Poisson when the spread is 1. */
export function upperTail(count: number, mean: number, spread: number): number {
  if (count <= 0) return 1;
  let term: number;
  const isPoisson = spread < 1.001;
  const size = isPoisson ? 0 : mean / (spread - 1);
  const success = 1 / spread;
  term = isPoisson ? Math.exp(-mean) : success ** size;
  let below = term;
  for (let k = 1; k < count; k++) {
    term *= isPoisson ? mean / k : ((size + k - 1) / k) * (1 - success);
    below += term;
  }
  if (below < 0.999999) return Math.max(0, 1 - below);
  // Far out the difference from 1 drowns in rounding: add the tail up instead.
  let tail = 0;
  for (let k = Math.max(1, count); k < count + 400; k++) {
    term *= isPoisson ? mean / k : ((size + k - 1) / k) * (1 - success);
    tail += term;
    if (term < tail * 1e-12) break;
  }
  return tail;
}
