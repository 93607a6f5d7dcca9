import { INPUTS, WIDTH } from '../../../shared/understanding/combiner.ts';

/** Longest text that the kernel reads, in folded units. Longer ones are rare, and read without it. */
export const MOST_UNITS = 2048;
/** Most tokens of a text that the heads read (`features.ts`). */
export const MOST_TOKENS = 1500;
/** Room for what a character that folds to several units adds. */
export const UNITS_ROOM = 2 * MOST_UNITS;

/** Buckets of the tables as powers of two. */
export const SHORT_BITS = 15;
export const ZH_BITS = 17;
export const EN_BITS = 17;
export const CORRECTION_BITS = 15;

let end = 0;
/** Lays `bytes` behind what was laid before, at the start of a line of the processor's cache. */
function lay(bytes: number): number {
  const start = end;
  end = Math.ceil((start + bytes) / 64) * 64;
  return start;
}

/** Where everything lies in the memory of the kernel. */
export const UNITS = lay(2 * UNITS_ROOM);
/** Class of each unit, as in `character-class.ts`. */
export const CLASSES = lay(0x10000);
/** Two tokens stand before the first: pairs and triples of the first tokens look back on them. */
export const TOKENS = lay(16) + 16;
lay(4 * (MOST_TOKENS + 8));
export const LETTER_GRAMS = lay(4 * 2 * (MOST_UNITS + 8));
export const TRIPLES = lay(4 * (MOST_TOKENS + 8));
/** Hashes of single tokens and pairs before repeated ones are dropped. */
export const PAIRS = lay(8 * (MOST_TOKENS + 8));
export const MOST_BUCKETS = 2 * (MOST_UNITS + 8) + 64;
/** What buckets are made of, as `features.ts` writes them. */
export const BUCKETS = lay(4 * MOST_BUCKETS);
export const MOST_HASHES = 1 << 14;
export const HASHES = lay(4 * MOST_HASHES);
/** Open table of the hashes of the present text. */
export const SEEN = lay(4 * MOST_HASHES);
/** Numbers that one function leaves for the next. */
export const LETTER_GRAM_END = lay(64);
export const TRIPLE_END = LETTER_GRAM_END + 4;
export const SEEN_MASK = LETTER_GRAM_END + 8;
export const IS_ZERO_SEEN = LETTER_GRAM_END + 12;
export const SUMS = lay(4 * 64);
/** Thirty-two classes of heads of few features a row. */
export const SHORT_ROWS = lay(32 << SHORT_BITS);
/** A row: seven corrections of polarity, neutrality, four buckets of polarity, two of complaint, two spare bytes. */
export const ZH_ROWS = lay(16 << ZH_BITS);
/** A row: corrections of neutrality, one a domain. */
export const ZH_CORRECTIONS = lay(8 << CORRECTION_BITS);
/** A row: three sentiments, complaint. */
export const EN_ROWS = lay(4 << EN_BITS);
/** A row: three sentiments a domain. */
export const EN_CORRECTIONS = lay(16 << CORRECTION_BITS);
/** Which of the buckets of a row count, by the two bits of the hash that follow those of the row. */
export const ZH_MASKS = lay(16 * 4);
/** What the layers see, and after it what of it is not 0 and the places of the weights of each. */
export const LAYER_INPUTS = lay(8 * INPUTS);
export const VALUES = lay(8 * INPUTS + 8);
export const ROWS = lay(4 * INPUTS + 4);
export const LAYER_SCORES = lay(8 * WIDTH);
/** One set of layers: biases, then the weights of each input. */
const LAYER_BYTES = 8 * WIDTH * (1 + INPUTS);
export const LAYERS = {
  zh: lay(LAYER_BYTES),
  zhDesk: lay(LAYER_BYTES),
  en: lay(LAYER_BYTES),
  enDesk: lay(LAYER_BYTES),
} as const;
export const PAGES = Math.ceil(end / 0x10000);
