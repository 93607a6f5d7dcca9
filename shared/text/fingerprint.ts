import { CHARACTER_CLASS, DIGIT, EMOJI, HAN, LETTER } from './character-class.ts';
import { createFoldedText, foldInto } from './fold.ts';

/** Similarity sketch of a text: 16 minima of hashed shingles. Two texts share about as many of them as they share shingles. */
export type Fingerprint = Uint32Array;

/** How many minima a fingerprint holds. */
export const FINGERPRINT_SIZE = 16;
/** Units in a shingle. */
const SHINGLE = 4;

/**
 * Fingerprint of a text for finding near-duplicates and reposts. Script, width, case, spaces, punctuation, links and `@names` make no
 * difference. Null when fewer than eight letters or characters remain: too short to be called a copy of anything.
 */
export function fingerprint(text: string): Fingerprint | null {
  const plain = keepWords(text.replace(LINK_OR_NAME, ' '));
  if (plain.length < 8) return null;
  const minima = new Uint32Array(FINGERPRINT_SIZE).fill(0xffffffff);
  for (let i = 0; i + SHINGLE <= plain.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < SHINGLE; k++) hash = Math.imul(hash ^ (plain[i + k] as number), 0x01000193);
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

const LINK_OR_NAME = /https?:\/\/\S+|\/\/@[^:：\s]{1,30}[:：]|@[\p{L}\p{N}_-]{1,30}/gu;
const scratch = createFoldedText();

function keepWords(text: string): Uint16Array {
  const { units, length } = foldInto(text, scratch);
  const kept = new Uint16Array(length);
  let size = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    const kind = CHARACTER_CLASS[unit];
    if (kind === HAN || kind === LETTER || kind === DIGIT || kind === EMOJI) kept[size++] = unit;
  }
  return kept.subarray(0, size);
}
