import { LEVELS } from '../model/analysis.ts';
import { type Baseline, BIN_MS, type Burst, createBaseline, judgeBurst, learnBin } from './bursts.ts';
import burstPolicy from './policies/bursts.json' with { type: 'json' };

/** Negative posts of one brand, or of one of its topics, as time goes on. */
export interface BurstSeries {
  readonly baseline: Baseline;
  /** Number of the first bin (epoch / `BIN_MS`) that was not learned yet. */
  nextBin: number;
}

/** The look that speaks loudest among the windows of the policy. */
export interface BurstLook extends Burst {
  readonly minutes: number;
}

/** A series that knows nothing yet and learns from this instant on. */
export function createSeries(now: number): BurstSeries {
  return { baseline: createBaseline(), nextBin: Math.floor(now / BIN_MS) };
}

/**
 * Judges the posts published until now, in every window of the policy. `instants` rise; `tests` is how many series are looked at together,
 * by which each chance is multiplied: twelve topics would otherwise raise twelve times the false alarms.
 */
export function lookAtSeries(
  { baseline }: BurstSeries,
  instants: readonly number[],
  now: number,
  of: { readonly offsetMinutes: number; readonly tests: number },
): BurstLook {
  const windows = burstPolicy.windows.value;
  const looks = windows.map((minutes) => {
    const count = countFrom(instants, now - minutes * 60_000, now);
    const bins = (minutes * 60_000) / BIN_MS;
    return { ...judgeBurst(baseline, now, count, bins, of.offsetMinutes, of.tests * windows.length), minutes };
  });
  looks.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || a.chance - b.chance);
  return looks[0] as BurstLook;
}

/**
 * Learns the bins that are over for long enough that late finds are in. A gap (the monitor was off) is jumped over: nobody counted there.
 * During a burst nothing is learned, but a level that lasts longer than `longestHours` is the new usual. Returns whether anything was.
 */
export function learnSeries(
  series: BurstSeries,
  instants: readonly number[],
  now: number,
  of: { readonly offsetMinutes: number; readonly isBurst: boolean },
): boolean {
  const end = Math.floor((now - burstPolicy.settleMinutes.value * 60_000) / BIN_MS);
  const known = Math.floor((now - burstPolicy.lookBackMinutes.value * 60_000) / BIN_MS) + 1;
  series.nextBin = Math.max(series.nextBin, known);
  const before = series.nextBin;
  for (; series.nextBin < end; series.nextBin++) {
    if (of.isBurst) continue;
    const at = series.nextBin * BIN_MS;
    learnBin(series.baseline, at, countFrom(instants, at - 1, at + BIN_MS - 1), of.offsetMinutes);
  }
  return series.nextBin !== before;
}

/** How many of the rising instants lie in (after, until]. */
function countFrom(instants: readonly number[], after: number, until: number): number {
  return firstAbove(instants, until) - firstAbove(instants, after);
}

function firstAbove(instants: readonly number[], at: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
