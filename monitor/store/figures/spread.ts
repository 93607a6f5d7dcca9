import type { TimePassed } from './time-passed.ts';

/** How long something took, in minutes. Median and p90 stand beside the mean, which one outlier can move. */
export interface Spread {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Rows put into groups. */
export interface Grouping {
  readonly keys: readonly string[];
  /** The group of each row; -1: none. */
  readonly at: Int32Array;
}

const MINUTE_MS = 60_000;
/** Eleven bits: what lasted under an hour needs two turns, under three months three. */
const DIGIT = 2048;

/**
 * How long each row took from one instant to the other, in ms and never below nothing; NaN where one is not known.
 * @param passed counts working time only.
 */
export function durationsBetween(from: Float64Array, to: Float64Array, passed?: TimePassed): Float64Array {
  if (passed) return durationsBetween(from.map(passed), to.map(passed));
  const durations = new Float64Array(from.length);
  for (let row = 0; row < from.length; row += 1)
    durations[row] = Math.max(0, (to[row] as number) - (from[row] as number));
  return durations;
}

/**
 * The rows whose duration is known, the shortest first: sorted digit by digit, so that a million rows take
 * milliseconds and the figures taken from them stay exact to the millisecond.
 */
export function rankRows(durationsMs: Float64Array): Uint32Array {
  let ranked = new Uint32Array(durationsMs.length);
  let known = 0;
  let longest = 0;
  for (let row = 0; row < durationsMs.length; row += 1) {
    const lasted = durationsMs[row] as number;
    if (Number.isNaN(lasted)) continue;
    if (lasted > longest) longest = lasted;
    ranked[known++] = row;
  }
  ranked = ranked.subarray(0, known);
  let moved = new Uint32Array(known);
  const digits = new Uint16Array(durationsMs.length);
  for (let unit = 1; unit <= longest; unit *= DIGIT) {
    const starts = new Uint32Array(DIGIT + 1);
    for (let i = 0; i < known; i += 1) {
      const row = ranked[i] as number;
      const digit = Math.floor((durationsMs[row] as number) / unit) % DIGIT;
      digits[row] = digit;
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    for (let digit = 1; digit <= DIGIT; digit += 1)
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    for (let i = 0; i < known; i += 1) {
      const row = ranked[i] as number;
      const digit = digits[row] as number;
      const place = starts[digit] as number;
      moved[place] = row;
      starts[digit] = place + 1;
    }
    [ranked, moved] = [moved, ranked];
  }
  return ranked;
}

/** The spread of each group: of the sorted rows, the one at the half and the one at nine tenths, as a person counts them. */
export function spreadGroups(ranked: Uint32Array, durationsMs: Float64Array, { keys, at }: Grouping): Spread[] {
  const counts = new Uint32Array(keys.length);
  const sums = new Float64Array(keys.length);
  for (let row = 0; row < at.length; row += 1) {
    const group = at[row] as number;
    const lasted = durationsMs[row] as number;
    if (group < 0 || Number.isNaN(lasted)) continue;
    counts[group] = (counts[group] as number) + 1;
    sums[group] = (sums[group] as number) + lasted;
  }
  const halves = counts.map((count) => Math.ceil(count * 0.5));
  const tenths = counts.map((count) => Math.ceil(count * 0.9));
  const medians = new Float64Array(keys.length);
  const p90s = new Float64Array(keys.length);
  const seen = new Uint32Array(keys.length);
  // Plain loops: this is where the time goes, and others take several times as long.
  for (let i = 0; i < ranked.length; i += 1) {
    const row = ranked[i] as number;
    const group = at[row] as number;
    if (group < 0) continue;
    const rank = (seen[group] as number) + 1;
    seen[group] = rank;
    if (rank === halves[group]) medians[group] = durationsMs[row] as number;
    if (rank === tenths[group]) p90s[group] = durationsMs[row] as number;
  }
  return keys.map((_, group) => {
    const count = counts[group] as number;
    if (count === 0) return { count, mean: null, median: null, p90: null };
    const minutes = (ms: number | undefined) => (ms as number) / MINUTE_MS;
    return {
      count,
      mean: minutes((sums[group] as number) / count),
      median: minutes(medians[group]),
      p90: minutes(p90s[group]),
    };
  });
}
