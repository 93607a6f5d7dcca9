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

/** Several groupings of the same rows, their groups numbered on from one to the next. */
export interface LaidGroupings {
  readonly groups: number;
  /** How many groupings there are. */
  readonly width: number;
  /** The groups of the first row, then those of the second: what is looked at together lies together. `groups`: none. */
  readonly places: Uint16Array | Uint32Array;
}

const MINUTE_MS = 60_000;
/** Eleven bits a turn: what lasted under an hour needs two, under three months three. */
const DIGIT_BITS = 11;
const DIGIT = 2 ** DIGIT_BITS;

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
  const known = new Float64Array(durationsMs.length);
  let rows: Uint32Array = new Uint32Array(durationsMs.length);
  let count = 0;
  let longest = 0;
  for (let row = 0; row < durationsMs.length; row += 1) {
    const lasted = durationsMs[row] as number;
    if (Number.isNaN(lasted)) continue;
    if (lasted > longest) longest = lasted;
    known[count] = lasted;
    rows[count++] = row;
  }
  rows = rows.subarray(0, count);
  // Two digits at a time are whole numbers of 32 bits, which are taken apart without a division.
  for (let unit = 1; unit <= longest; unit *= DIGIT ** 2) {
    const pairs = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) {
      const lasted = (unit === 1 ? known[at] : durationsMs[rows[at] as number]) as number;
      const above = unit === 1 ? lasted : Math.floor(lasted / unit);
      pairs[at] = above < DIGIT ** 2 ? above : above % DIGIT ** 2;
    }
    rows = sortByDigit(rows, pairs, 0);
    if (unit * DIGIT <= longest) rows = sortByDigit(rows, pairs, DIGIT_BITS);
  }
  return rows;
}

/** Puts rows in the order of one digit of their values, which go with them; rows of the same digit keep theirs. */
function sortByDigit(rows: Uint32Array, values: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(DIGIT + 1);
  for (let at = 0; at < rows.length; at += 1) {
    const next = (((values[at] as number) >>> shift) & (DIGIT - 1)) + 1;
    places[next] = (places[next] as number) + 1;
  }
  for (let digit = 1; digit <= DIGIT; digit += 1)
    places[digit] = (places[digit] as number) + (places[digit - 1] as number);
  const moved = new Uint32Array(rows.length);
  const before = shift === 0 ? values.slice() : values;
  for (let at = 0; at < rows.length; at += 1) {
    const value = before[at] as number;
    const digit = (value >>> shift) & (DIGIT - 1);
    const place = places[digit] as number;
    moved[place] = rows[at] as number;
    if (shift === 0) values[place] = value;
    places[digit] = place + 1;
  }
  return moved;
}

/** Lays groupings side by side. */
export function layGroupings(groupings: readonly Grouping[], rows: number): LaidGroupings {
  const width = groupings.length;
  const groups = groupings.reduce((sum, { keys }) => sum + keys.length, 0);
  const places = groups < 2 ** 16 ? new Uint16Array(rows * width) : new Uint32Array(rows * width);
  let first = 0;
  for (const [i, { keys, at }] of groupings.entries()) {
    for (let row = 0; row < rows; row += 1) {
      const group = at[row] as number;
      places[row * width + i] = group < 0 ? groups : first + group;
    }
    first += keys.length;
  }
  return { groups, width, places };
}

/** The spread of all rows that are ranked. */
export function spreadAll(ranked: Uint32Array, durationsMs: Float64Array): Spread {
  let sum = 0;
  for (let at = 0; at < ranked.length; at += 1) sum += durationsMs[ranked[at] as number] as number;
  return describeSpread(ranked.length, sum, (nth) => durationsMs[ranked[nth - 1] as number] as number);
}

/** Ranked rows between two looks at how many each group has had. */
const STRETCH = 256;

/**
 * The spread of each group: of the sorted rows, the one at the half and the one at nine tenths, as a person counts
 * them. One walk over all rows notes after each stretch how far every group has come; then only the stretches in which
 * a group reaches its half and its nine tenths are looked at again.
 */
export function spreadGroups(ranked: Uint32Array, durationsMs: Float64Array, laid: LaidGroupings): Spread[] {
  const { groups, width, places } = laid;
  // One more, for rows without a group. Plain loops: this is where the time goes, and others take several times as long.
  const size = groups + 1;
  const counts = new Uint32Array(size);
  const sums = new Float64Array(size);
  const stretches = Math.ceil(ranked.length / STRETCH);
  const reached = new Uint32Array(stretches * size);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const end = Math.min(ranked.length, (stretch + 1) * STRETCH);
    for (let at = stretch * STRETCH; at < end; at += 1) {
      const row = ranked[at] as number;
      const lasted = durationsMs[row] as number;
      const first = row * width;
      for (let i = first; i < first + width; i += 1) {
        const group = places[i] as number;
        counts[group] = (counts[group] as number) + 1;
        sums[group] = (sums[group] as number) + lasted;
      }
    }
    reached.set(counts, stretch * size);
  }
  const findNth = (group: number, nth: number): number => {
    let low = 0;
    let high = stretches - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((reached[middle * size + group] as number) < nth) low = middle + 1;
      else high = middle;
    }
    let seen = low === 0 ? 0 : (reached[(low - 1) * size + group] as number);
    for (let at = low * STRETCH; ; at += 1) {
      const row = ranked[at] as number;
      for (let i = row * width; i < (row + 1) * width; i += 1) if (places[i] === group) seen += 1;
      if (seen === nth) return durationsMs[row] as number;
    }
  };
  return Array.from({ length: groups }, (_, group) =>
    describeSpread(counts[group] as number, sums[group] as number, (nth) => findNth(group, nth)),
  );
}

/** @param findNth the nth shortest duration, from 1 on. */
function describeSpread(count: number, sumMs: number, findNth: (nth: number) => number): Spread {
  if (count === 0) return { count, mean: null, median: null, p90: null };
  return {
    count,
    mean: sumMs / count / MINUTE_MS,
    median: findNth(Math.ceil(count * 0.5)) / MINUTE_MS,
    p90: findNth(Math.ceil(count * 0.9)) / MINUTE_MS,
  };
}
