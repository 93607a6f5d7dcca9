import type { Level } from '../model/analysis.ts';
import burstPolicy from './policies/bursts.json' with { type: 'json' };

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;

/** How many negative posts a brand or topic gets in each hour of the week, learned from its own past. */
export interface Baseline {
  /** Counts of ten-minute bins by hour of the week: sums and numbers of bins. */
  readonly sums: Float64Array;
  readonly bins: Float64Array;
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
  return { sums: new Float64Array(WEEK_HOURS), bins: new Float64Array(WEEK_HOURS), roughness: 1, rough: 1 };
}

/** Counts a ten-minute bin in once it is over; bins during a burst should be left out. `offsetMinutes`: of the brand's time zone. */
export function learnBin(baseline: Baseline, at: number, count: number, offsetMinutes: number): void {
  const hour = hourOfWeek(at, offsetMinutes);
  const expected = expectBin(baseline, hour);
  if (expected > 0 && totalBins(baseline) > burstPolicy.binsBeforeRoughness.value) {
    baseline.roughness += Math.min(25, (count - expected) ** 2 / expected);
    baseline.rough += 1;
  }
  baseline.sums[hour] = (baseline.sums[hour] as number) + count;
  baseline.bins[hour] = (baseline.bins[hour] as number) + 1;
}

/**
 * Judges the posts of the last `bins` ten-minute bins. They are taken for a negative binomial count whose mean is that of the hour of the
 * week and whose spread is what the past showed; the level is how improbable the count is, and how many times the usual.
 */
export function judgeBurst(baseline: Baseline, at: number, count: number, bins: number, offsetMinutes: number): Burst {
  const expected = Math.max(burstPolicy.leastExpected.value, expectBin(baseline, hourOfWeek(at, offsetMinutes)) * bins);
  const spread = Math.max(1, baseline.roughness / baseline.rough);
  const known = totalBins(baseline) >= burstPolicy.leastBins.value;
  const chance = upperTail(count, expected, spread);
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

/** Mean of a ten-minute bin of this hour: what was seen, drawn towards the neighbouring hours and the whole week while little was seen. */
function expectBin({ sums, bins }: Baseline, hour: number): number {
  let sum = 0;
  let weight = 0;
  for (let step = -1; step <= 1; step++) {
    const at = (hour + step + WEEK_HOURS) % WEEK_HOURS;
    const share = step === 0 ? 1 : 0.25;
    sum += share * (sums[at] as number);
    weight += share * (bins[at] as number);
  }
  let all = 0;
  let allBins = 0;
  for (let at = 0; at < WEEK_HOURS; at++) {
    all += sums[at] as number;
    allBins += bins[at] as number;
  }
  const mean = allBins === 0 ? 0 : all / allBins;
  const prior = burstPolicy.priorBins.value;
  return (sum + prior * mean) / (weight + prior);
}

function totalBins({ bins }: Baseline): number {
  return bins.reduce((sum, count) => sum + count, 0);
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
