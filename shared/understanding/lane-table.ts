import type { Features } from './features.ts';
import type { Head } from './heads.ts';

/** Heads that read the same features, packed so that one load brings four scores: four levels a word, each raised to be positive. */
export interface LaneTable {
  /** Writes the raw scores of all heads for a text, one behind the other: bias + Σ weights / √features. */
  score(features: Features, scores: Float64Array): void;
  /** Place of the first score of each head in what `score` writes. */
  readonly firsts: readonly number[];
}

/** Raises levels (−49 … 49) above zero, so that no lane borrows from its neighbour. */
const RAISE = 64;
/** So many raised levels fit the sixteen bits of a sum. */
const BLOCK = 512;
const LOW_HALVES = 0x00ff00ff;

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
  const words = Math.ceil(classes / 4);
  const table = fillTable(heads, bits, words);
  const scales = heads.flatMap((head) => Array.from({ length: head.classes }, () => head.scale));
  const biases = heads.flatMap((head) => [...head.bias].slice(0, head.classes));
  const sums = new Float64Array(words * 4);
  return {
    firsts,
    score(features, scores) {
      const count = short ? features.short : features.count;
      sums.fill(0);
      for (let start = 0; start < count; start += BLOCK) {
        const end = Math.min(count, start + BLOCK);
        for (let word = 0; word < words; word += 3) {
          const add = word + 1 === words ? addWord : addWords;
          add(table, words, 32 - bits, word, features.hashes, start, end, sums);
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

function fillTable(heads: readonly Head[], bits: number, words: number): Int32Array {
  // Two spare words: words are read three at a time.
  const table = new Int32Array((words << bits) + 2).fill(RAISE * 0x01010101);
  let first = 0;
  for (const { classes, levels, bits: own } of heads) {
    for (let bucket = 0; bucket < 1 << bits; bucket++) {
      const from = (bucket >>> (bits - own)) * classes;
      for (let c = 0; c < classes; c++) {
        const lane = first + c;
        const at = bucket * words + (lane >> 2);
        table[at] = (table[at] as number) + ((levels[from + c] as number) << (8 * (lane & 3)));
      }
    }
    first += classes;
  }
  return table;
}

/** Adds one word a feature. */
function addWord(
  table: Int32Array,
  words: number,
  shift: number,
  word: number,
  hashes: Uint32Array,
  start: number,
  end: number,
  sums: Float64Array,
): void {
  let a = 0;
  let b = 0;
  for (let k = start; k < end; k++) {
    const one = table[((hashes[k] as number) >>> shift) * words + word] as number;
    a = (a + (one & LOW_HALVES)) | 0;
    b = (b + ((one >>> 8) & LOW_HALVES)) | 0;
  }
  addLanes(sums, word, a, b);
}

/** Adds three words a feature, in variables: an array of sums would be read and written for every feature. */
function addWords(
  table: Int32Array,
  words: number,
  shift: number,
  word: number,
  hashes: Uint32Array,
  start: number,
  end: number,
  sums: Float64Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  for (let k = start; k < end; k++) {
    const at = ((hashes[k] as number) >>> shift) * words + word;
    const one = table[at] as number;
    const two = table[at + 1] as number;
    const three = table[at + 2] as number;
    a = (a + (one & LOW_HALVES)) | 0;
    b = (b + ((one >>> 8) & LOW_HALVES)) | 0;
    c = (c + (two & LOW_HALVES)) | 0;
    d = (d + ((two >>> 8) & LOW_HALVES)) | 0;
    e = (e + (three & LOW_HALVES)) | 0;
    f = (f + ((three >>> 8) & LOW_HALVES)) | 0;
  }
  addLanes(sums, word, a, b);
  if (word + 1 < sums.length >> 2) addLanes(sums, word + 1, c, d);
  if (word + 2 < sums.length >> 2) addLanes(sums, word + 2, e, f);
}

function addLanes(sums: Float64Array, word: number, even: number, odd: number): void {
  const at = word * 4;
  sums[at] = (sums[at] as number) + (even & 0xffff);
  sums[at + 1] = (sums[at + 1] as number) + (odd & 0xffff);
  sums[at + 2] = (sums[at + 2] as number) + (even >>> 16);
  sums[at + 3] = (sums[at + 3] as number) + (odd >>> 16);
}
