import traditionalPairs from './traditional-pairs.json' with { type: 'json' };

/** A text as the detectors read it, and the way back to the text as it was given. */
export interface FoldedText {
  /** NFKC by character, without invisible characters, digits of every script as 0–9, simplified script. Case is kept. */
  readonly text: string;
  /** `starts[i]`, `ends[i]`: UTF-16 span in the original of the character that made folded position i. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

// Zero-width characters, bidi marks, variation selectors and the keycap frame split a number for a machine, not for a reader.
const INVISIBLE = /^[\p{Cf}\p{Me}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]$/u;
const DECIMAL = /^\p{Nd}$/u;
const SIMPLIFIED = new Map([...traditionalPairs.from].map((char, i) => [char, traditionalPairs.to[i] ?? char]));
const DECIMAL_BLOCK_SIZE = 10;

/**
 * Folds character by character so that every position leads back to the original. An own fold beside `shared/text`:
 * that one keeps positions 1:1 and so cannot drop invisible characters, which are the cheapest evasion there is.
 */
export function foldForPrivacy(original: string): FoldedText {
  let text = '';
  // Hardly any character becomes more than one; room for the few that do is made when they come.
  let starts = new Uint32Array(original.length);
  let ends = new Uint32Array(original.length);
  let length = 0;
  let at = 0;
  for (const char of original) {
    const end = at + char.length;
    const folded = foldCharacter(char);
    // NFKC can make up to 18 characters of one; only the first four carry meaning for a detector.
    const piece = folded.length > 4 ? folded.slice(0, 4) : folded;
    if (length + piece.length > starts.length) {
      starts = enlarge(starts);
      ends = enlarge(ends);
    }
    for (let i = 0; i < piece.length; i++) {
      starts[length] = at;
      ends[length] = end;
      length++;
    }
    text += piece;
    at = end;
  }
  return { text, starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

function enlarge(offsets: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(offsets.length * 2 + 4);
  larger.set(offsets);
  return larger;
}

const cache = new Map<string, string>();
const CACHE_SIZE = 5000;

function foldCharacter(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return char;
  const known = cache.get(char);
  if (known !== undefined) return known;
  const folded = computeFold(char);
  if (cache.size < CACHE_SIZE) cache.set(char, folded);
  return folded;
}

function computeFold(char: string): string {
  if (INVISIBLE.test(char)) return '';
  // The stroke 丨 stands in for an upright bar.
  if (char === '丨') return '|';
  const symbol = readSymbol(char.codePointAt(0) ?? 0);
  if (symbol !== null) return symbol;
  const normal = char.normalize('NFKC');
  const simplified = SIMPLIFIED.get(normal);
  if (simplified !== undefined) return simplified;
  if (DECIMAL.test(normal) && normal > '9') return String(decimalValue(normal));
  return normal;
}

/** Digits and letters in circles and squares, and the merchants' numerals of Suzhou, none of which NFKC resolves. [first, last, first folded]. */
const SYMBOLS: readonly (readonly [number, number, string])[] = [
  [0x2776, 0x277e, '1'],
  [0x2780, 0x2788, '1'],
  [0x278a, 0x2792, '1'],
  [0x24f5, 0x24fd, '1'],
  [0x24ff, 0x24ff, '0'],
  [0x1f10b, 0x1f10c, '0'],
  [0x3021, 0x3029, '1'],
  [0x1f150, 0x1f169, 'A'],
  [0x1f170, 0x1f189, 'A'],
  [0x1f1e6, 0x1f1ff, 'A'],
];
// Cyrillic and Greek letters, ticks and marks that stand in for the X of an ID card.
const CROSSES: ReadonlySet<number> = new Set([0x425, 0x445, 0x3a7, 0x3c7, 0x2715, 0x2716, 0x2717, 0x274c, 0x2a2f]);

function readSymbol(code: number): string | null {
  if (CROSSES.has(code)) return 'X';
  for (const [first, last, folded] of SYMBOLS) {
    if (code < first || code > last) continue;
    // The two zeros of 1F10B are one digit in two dresses.
    return folded === '0' ? '0' : String.fromCharCode(folded.charCodeAt(0) + code - first);
  }
  return null;
}

/** Unicode lays every decimal system as ten characters in a row, so the value is the distance to the row's start. */
function decimalValue(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < DECIMAL_BLOCK_SIZE - 1 && DECIMAL.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}

/** Span in the original of the folded span [start, end). */
export function toOriginalSpan(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
}
