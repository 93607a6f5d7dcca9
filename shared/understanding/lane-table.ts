import type { Features } from './features.ts';
import type { Head } from './heads.ts';

/** Heads that read the same features, packed so that all they say of a feature lies in one line of the processor's cache, two levels a byte. */
export interface LaneTable {
  /** Writes the raw scores of all heads for a text, one behind the other: bias + Σ weights / √features. */
  score(features: Features, scores: Float64Array): void;
  /** Place of the first score of each head in what `score` writes. */
  readonly firsts: readonly number[];
}

/** Levels are signed squares, −7² … 7²: half a byte keeps the root, raised by this. */
const RAISE_ROOT = 7;
const NO_LEVELS = RAISE_ROOT * 0x11;
/** Raises levels above zero, so that no half of a sum borrows from the other. */
const RAISE = 64;
/** So many raised levels fit the sixteen bits of half a sum. */
const BLOCK = 512;
/** So many bytes are summed in one pass. */
const ABREAST = 7;

/** What a byte adds: its lower level, raised, in the lower half of a sum, its upper one in the upper. */
const RAISED = Int32Array.from({ length: 256 }, (_, byte) => raise(byte & 15) + (raise(byte >> 4) << 16));

function raise(half: number): number {
  const root = half - RAISE_ROOT;
  return RAISE + root * Math.abs(root);
}

/** Packs heads that all read `short` features or all read every feature. Smaller heads are spread over the buckets of the largest. */
export function packHeads(heads: readonly Head[]): LaneTable {
  const bits = heads.reduce((most, head) => Math.max(most, head.bits), 0);
  const short = heads[0]?.short ?? false;
  if (heads.some((head) => head.short !== short)) throw new Error('Heads of one table must read the same features.');
  const firsts: number[] = [];
  let classes = 0;
  for (const head of heads) {
    firsts.push(classes);
    classes += head.classes;
  }
  const bytes = Math.ceil(classes / 2);
  const rowShift = 32 - Math.clz32(bytes - 1);
  const table = fillTable(heads, bits, rowShift);
  const scales = heads.flatMap((head) => Array.from({ length: head.classes }, () => head.scale));
  const biases = heads.flatMap((head) => [...head.bias].slice(0, head.classes));
  const sums = new Float64Array(Math.ceil(bytes / ABREAST) * ABREAST * 2);
  return {
    firsts,
    score(features, scores) {
      const count = short ? features.short : features.count;
      sums.fill(0);
      for (let start = 0; start < count; start += BLOCK) {
        const end = Math.min(count, start + BLOCK);
        for (let byte = 0; byte < bytes; byte += ABREAST) {
          addBytes(table, 32 - bits, rowShift, byte, features.hashes, start, end, sums);
        }
      }
      const root = Math.sqrt(count);
      for (let c = 0; c < classes; c++) {
        const norm = count === 0 ? 0 : (scales[c] as number) / root;
        scores[c] = ((sums[c] as number) - RAISE * count) * norm + (biases[c] as number);
      }
    },
  };
}

function fillTable(heads: readonly Head[], bits: number, rowShift: number): Uint8Array {
  // Spare bytes behind the last row: a row is read seven bytes at a time.
  const table = new Uint8Array((1 << (bits + rowShift)) + ABREAST).fill(NO_LEVELS);
  let first = 0;
  for (const { id, classes, levels, bits: own } of heads) {
    for (let bucket = 0; bucket < 1 << bits; bucket++) {
      const from = (bucket >>> (bits - own)) * classes;
      for (let c = 0; c < classes; c++) {
        const level = levels[from + c] as number;
        const root = Math.sign(level) * Math.sqrt(Math.abs(level));
        if (!Number.isInteger(root) || Math.abs(root) > RAISE_ROOT) throw new Error(`${id}: ${level} is no level.`);
        const lane = first + c;
        const at = (bucket << rowShift) + (lane >> 1);
        table[at] = (table[at] as number) + (root << (4 * (lane & 1)));
      }
    }
    first += classes;
  }
  return table;
}

/** Adds seven bytes a feature, in variables: an array of sums would be read and written for every feature. */
function addBytes(
  table: Uint8Array,
  shift: number,
  rowShift: number,
  byte: number,
  hashes: Uint32Array,
  start: number,
  end: number,
  sums: Float64Array,
): void {
  const raised = RAISED;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  for (let k = start; k < end; k++) {
    const at = (((hashes[k] as number) >>> shift) << rowShift) + byte;
    a = (a + (raised[table[at] as number] as number)) | 0;
    b = (b + (raised[table[at + 1] as number] as number)) | 0;
    c = (c + (raised[table[at + 2] as number] as number)) | 0;
    d = (d + (raised[table[at + 3] as number] as number)) | 0;
    e = (e + (raised[table[at + 4] as number] as number)) | 0;
    f = (f + (raised[table[at + 5] as number] as number)) | 0;
    g = (g + (raised[table[at + 6] as number] as number)) | 0;
  }
  addHalves(sums, byte, a);
  addHalves(sums, byte + 1, b);
  addHalves(sums, byte + 2, c);
  addHalves(sums, byte + 3, d);
  addHalves(sums, byte + 4, e);
  addHalves(sums, byte + 5, f);
  addHalves(sums, byte + 6, g);
}

function addHalves(sums: Float64Array, byte: number, both: number): void {
  sums[byte * 2] = (sums[byte * 2] as number) + (both & 0xffff);
  sums[byte * 2 + 1] = (sums[byte * 2 + 1] as number) + (both >>> 16);
}
