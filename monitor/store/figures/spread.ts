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
const SHARES = [0.5, 0.9] as const;

/** How long each row took from one instant to the other, in ms and never below nothing; NaN where one is not known. */
export function durationsBetween(from: Float64Array, to: Float64Array): Float64Array {
  const durations = new Float64Array(from.length);
  for (let row = 0; row < from.length; row += 1)
    durations[row] = Math.max(0, (to[row] as number) - (from[row] as number));
  return durations;
}

/** All rows as one group. */
export function groupAll(rows: number): Grouping {
  return { keys: ['all'], at: new Int32Array(rows) };
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

/** Like durations lie in one bucket: with `bits` of detail, within 2^-bits of their length. */
interface Buckets {
  readonly count: number;
  /** Of each row; `count`: its duration is not known. */
  readonly at: Uint16Array;
  /** The shortest and the longest of each. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * The spread of each group: of its durations in order, the one at the half and the one at nine tenths, as a person
 * counts them, exact to the millisecond. Nothing is sorted as a whole: durations are counted by buckets, which say in
 * which bucket of which group the one that is looked for lies, and only those few are then looked at one by one.
 */
export function spreadGroups(durationsMs: Float64Array, laid: LaidGroupings): Spread[] {
  const { groups, width, places } = laid;
  const buckets = fillBuckets(durationsMs, bitsFor(groups, durationsMs.length));
  const { at } = buckets;
  const size = buckets.count;
  // One more, for rows without a group. Plain loops: this is where the time goes, and others take several times as long.
  const cells = new Uint32Array((groups + 1) * size);
  const sums = new Float64Array(groups + 1);
  for (let row = 0; row < at.length; row += 1) {
    const bucket = at[row] as number;
    if (bucket === size) continue;
    const lasted = durationsMs[row] as number;
    for (let i = row * width; i < (row + 1) * width; i += 1) {
      const group = places[i] as number;
      const cell = group * size + bucket;
      cells[cell] = (cells[cell] as number) + 1;
      sums[group] = (sums[group] as number) + lasted;
    }
  }
  const sought = Array.from({ length: groups }, (_, group) => seekCells(cells, group * size, size));
  const find = lookInto(
    durationsMs,
    laid,
    buckets,
    cells,
    sought.flatMap(({ found }) => found),
  );
  return sought.map(({ count, found }, group) => {
    if (count === 0) return { count, mean: null, median: null, p90: null };
    const [median, p90] = found.map((one) => find(one) / MINUTE_MS);
    return { count, mean: (sums[group] as number) / count / MINUTE_MS, median: median ?? null, p90: p90 ?? null };
  });
}

/** The spread of all rows. */
export function spreadAll(durationsMs: Float64Array): Spread {
  const { length } = durationsMs;
  return spreadGroups(durationsMs, layGroupings([groupAll(length)], length))[0] as Spread;
}

/** A duration that is looked for: the nth, from 1 on, of those in a cell, which is a bucket of a group. */
interface Sought {
  readonly cell: number;
  readonly nth: number;
}

/** In which cell of a group the durations of the shares lie, and at which place in it. */
function seekCells(cells: Uint32Array, first: number, size: number): { count: number; found: Sought[] } {
  let count = 0;
  for (let cell = first; cell < first + size; cell += 1) count += cells[cell] as number;
  if (count === 0) return { count, found: [] };
  let cell = first;
  let passed = 0;
  const found = SHARES.map((share) => {
    const nth = Math.ceil(count * share);
    while (passed + (cells[cell] as number) < nth) passed += cells[cell++] as number;
    return { cell, nth: nth - passed };
  });
  return { count, found };
}

/** Reads the durations of the cells that are looked for, in one more walk over the rows. */
function lookInto(
  durationsMs: Float64Array,
  { width, places }: LaidGroupings,
  { at, count: size, least, most }: Buckets,
  cells: Uint32Array,
  sought: readonly Sought[],
): (one: Sought) => number {
  const spans = new Map<number, { readonly from: number; readonly to: number }>();
  const isOpen = new Uint8Array(size + 1);
  let held = 0;
  for (const { cell } of sought) {
    const bucket = cell % size;
    // Where all are alike there is nothing to look for.
    if (spans.has(cell) || least[bucket] === most[bucket]) continue;
    spans.set(cell, { from: held, to: held + (cells[cell] as number) });
    held += cells[cell] as number;
    isOpen[bucket] = 1;
  }
  // From here on a cell says where its next duration goes, from 1 on.
  cells.fill(0);
  for (const [cell, { from }] of spans) cells[cell] = from + 1;
  const durations = new Float64Array(held);
  for (let row = 0; row < at.length; row += 1) {
    const bucket = at[row] as number;
    if (isOpen[bucket] === 0) continue;
    for (let i = row * width; i < (row + 1) * width; i += 1) {
      const cell = (places[i] as number) * size + bucket;
      const next = cells[cell] as number;
      if (next === 0) continue;
      durations[next - 1] = durationsMs[row] as number;
      cells[cell] = next + 1;
    }
  }
  for (const { from, to } of spans.values()) durations.subarray(from, to).sort();
  return ({ cell, nth }) => {
    const span = spans.get(cell);
    return (span === undefined ? least[cell % size] : durations[span.from + nth - 1]) as number;
  };
}

/** More cells take longer to look through than the rows: few rows or many groups have coarser buckets. */
const CELLS_A_ROW = 4;
const FINEST_BITS = 5;
/** Twice as long, one more: up to more than a century, in ms. */
const OCTAVES = 43;

function bitsFor(groups: number, rows: number): number {
  let bits = FINEST_BITS;
  while (bits > 0 && (groups + 1) * (OCTAVES << bits) > rows * CELLS_A_ROW) bits -= 1;
  return bits;
}

function fillBuckets(durationsMs: Float64Array, bits: number): Buckets {
  const known = (OCTAVES + 1) << bits;
  const at = new Uint16Array(durationsMs.length);
  const least = new Float64Array(known).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(known).fill(-1);
  let last = -1;
  for (let row = 0; row < durationsMs.length; row += 1) {
    const lasted = durationsMs[row] as number;
    if (Number.isNaN(lasted)) {
      at[row] = known;
      continue;
    }
    const bucket = Math.min(bucketOf(lasted, bits), known - 1);
    at[row] = bucket;
    if (bucket > last) last = bucket;
    if (lasted < (least[bucket] as number)) least[bucket] = lasted;
    if (lasted > (most[bucket] as number)) most[bucket] = lasted;
  }
  // As many as there are durations for, and what is not known beyond the last.
  const count = last + 1;
  for (let row = 0; row < at.length; row += 1) if (at[row] === known) at[row] = count;
  return { count, at, least, most };
}

/** Whole numbers of 31 bits are taken apart without a division; of longer durations the upper bits say enough. */
const UPPER_BITS = 16;

function bucketOf(ms: number, bits: number): number {
  return ms < 2 ** 31
    ? bucketOfShort(ms | 0, bits)
    : bucketOfShort(Math.min(ms / 2 ** UPPER_BITS, 2 ** 31 - 1) | 0, bits) + (UPPER_BITS << bits);
}

/** The highest bit and the `bits` after it, numbered in order; the shortest durations have a bucket each. */
function bucketOfShort(ms: number, bits: number): number {
  const above = 31 - Math.clz32(ms) - bits;
  return above < 0 ? ms : ((above + 1) << bits) | ((ms >>> above) & ((1 << bits) - 1));
}
