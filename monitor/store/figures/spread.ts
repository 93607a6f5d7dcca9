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
const DIGIT = 65_536;

/** How long each row took from one instant to the other, in ms and never below nothing; NaN where one is not known. */
export function durationsBetween(from: Float64Array, to: Float64Array): Float64Array {
  const durations = new Float64Array(from.length);
  for (let row = 0; row < from.length; row += 1)
    durations[row] = Math.max(0, (to[row] as number) - (from[row] as number));
  return durations;
}

/**
 * The rows whose duration is known, the shortest first: sorted by 16 bits at a time, so that a million rows take
 * milliseconds and the figures taken from them stay exact to the millisecond.
 */
export function rankRows(durationsMs: Float64Array): Uint32Array {
  let ranked = new Uint32Array(durationsMs.length);
  let count = 0;
  let longest = 0;
  for (let row = 0; row < durationsMs.length; row += 1) {
    const lasted = durationsMs[row] as number;
    if (Number.isNaN(lasted)) continue;
    if (lasted > longest) longest = lasted;
    ranked[count++] = row;
  }
  ranked = ranked.subarray(0, count);
  let moved = new Uint32Array(count);
  for (let unit = 1; unit <= longest; unit *= DIGIT) {
    const starts = new Uint32Array(DIGIT + 1);
    const digitOf = (row: number) => Math.floor((durationsMs[row] as number) / unit) % DIGIT;
    for (const row of ranked) starts[digitOf(row) + 1] = (starts[digitOf(row) + 1] as number) + 1;
    for (let digit = 1; digit <= DIGIT; digit += 1)
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    for (const row of ranked) {
      const digit = digitOf(row);
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
  for (const row of ranked) {
    const group = at[row] as number;
    if (group < 0) continue;
    counts[group] = (counts[group] as number) + 1;
    sums[group] = (sums[group] as number) + (durationsMs[row] as number);
  }
  const rankOf = (share: number) => Uint32Array.from(counts, (count) => Math.max(1, Math.ceil(count * share)));
  const [halves, tenths] = [rankOf(0.5), rankOf(0.9)];
  const medians = new Float64Array(keys.length);
  const p90s = new Float64Array(keys.length);
  const seen = new Uint32Array(keys.length);
  for (const row of ranked) {
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
