import { CHARACTER_CLASS, DIGIT, EMOJI, HAN, INVISIBLE, isWordUnit } from './character-class.ts';
import { createFoldedText, foldInto } from './fold.ts';

/** Similarity sketch of a text: 16 minima of hashed shingles. Two texts share about as many of them as they share shingles. */
export type Fingerprint = Uint32Array;

/** How many minima a fingerprint holds. */
export const FINGERPRINT_SIZE = 16;
/** Tokens in a shingle; a token is a Han character, a Latin word, a number or an emoji. */
const SHINGLE = 3;
/** Texts with fewer letters and characters are too short to be called a copy of anything. */
const LEAST_UNITS = 8;

/**
 * Fingerprint of a text for finding near-duplicates and reposts. Script, width, case, spaces, punctuation, links and `@names` make no
 * difference; of a quoting repost only what is quoted counts. Null when the text is too short.
 */
export function fingerprint(text: string): Fingerprint | null {
  const tokens = readTokens(quotedPart(text).replace(LINK_OR_NAME, ' '));
  if (tokens === null) return null;
  const minima = new Uint32Array(FINGERPRINT_SIZE).fill(0xffffffff);
  for (let i = 0; i + SHINGLE <= tokens.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < SHINGLE; k++) hash = Math.imul(hash ^ (tokens[i + k] as number), 0x01000193);
    for (let m = 0; m < FINGERPRINT_SIZE; m++) {
      let mixed = Math.imul(hash ^ Math.imul(m + 1, 0x9e3779b1), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < (minima[m] as number)) minima[m] = mixed;
    }
  }
  return minima;
}

/** Estimated share of common shingles, 0 … 1. */
export function compareFingerprints(a: Fingerprint, b: Fingerprint): number {
  let same = 0;
  for (let m = 0; m < FINGERPRINT_SIZE; m++) if (a[m] === b[m]) same++;
  return same / FINGERPRINT_SIZE;
}

const LINK_OR_NAME = /https?:\/\/\S+|@[\p{L}\p{N}_-]{1,30}/gu;
const QUOTE_START = /\/\/@[^:：\s]{1,30}[:：]|(?:^|\s)RT @\w{1,30}:/gu;
const scratch = createFoldedText();

/** What stands after the last quotation mark of a repost, where that is a text of its own. */
function quotedPart(text: string): string {
  if (!text.includes('@')) return text;
  let start = 0;
  for (const match of text.matchAll(QUOTE_START)) start = match.index + match[0].length;
  return text.length - start >= LEAST_UNITS * 2 ? text.slice(start) : text;
}

function readTokens(text: string): number[] | null {
  const { units, length } = foldInto(text, scratch);
  const tokens: number[] = [];
  let size = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    const kind = CHARACTER_CLASS[unit];
    if (kind === HAN || kind === EMOJI) {
      tokens.push(unit);
      size++;
    } else if (isWordUnit(unit)) {
      let hash = kind === DIGIT ? 17 : 31;
      for (; i < length && (isWordUnit(units[i] as number) || CHARACTER_CLASS[units[i] as number] === INVISIBLE); i++) {
        hash = Math.imul(hash ^ (units[i] as number), 0x01000193);
        size++;
      }
      i--;
      tokens.push(hash);
    }
  }
  return size < LEAST_UNITS || tokens.length < SHINGLE ? null : tokens;
}
