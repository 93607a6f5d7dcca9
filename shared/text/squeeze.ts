import { CHARACTER_CLASS, EMOJI, HAN, INVISIBLE, MARK, SPACE } from './character-class.ts';
import { type FoldedText, originalOffset } from './fold.ts';

/** Most signs in a row that are taken for a disguise: more of them part two texts. */
const MOST_SIGNS = 3;

/** Classes of signs, as bits. */
const SIGN_KINDS = (1 << SPACE) | (1 << MARK) | (1 << INVISIBLE) | (1 << EMOJI);

/**
 * The text without signs that stand inside runs of Han characters (投 诉, 垃*圾, 骗·子, zero-width joiners): people put them there to hide a
 * word from filters. Null when there are none, which is the case for most texts.
 */
export function squeezeText(folded: FoldedText): FoldedText | null {
  const { units, length } = folded;
  const first = findDisguise(units, length);
  if (first < 0) return null;
  const squeezed = new Uint16Array(length + 1);
  const offsets = new Int32Array(length + 1);
  let size = 0;
  for (let i = 0; i < length; i++) {
    if (i >= first) i = skipDisguise(units, i, length);
    squeezed[size] = units[i] as number;
    offsets[size++] = originalOffset(folded, i);
  }
  offsets[size] = originalOffset(folded, length);
  return { units: squeezed, length: size, offsets };
}

/** Whether a text with units of these classes, one bit a class, can hold a disguise at all. */
export function mayBeDisguised(kinds: number): boolean {
  return (kinds & (1 << HAN)) !== 0 && (kinds & SIGN_KINDS) !== 0;
}

/** Place of the first sign that hides a word; −1: there is none. */
function findDisguise(units: Uint16Array, length: number): number {
  let wasHan = false;
  for (let i = 0; i < length; i++) {
    const isHan = CHARACTER_CLASS[units[i] as number] === HAN;
    if (wasHan && !isHan && skipDisguise(units, i, length) > i) return i;
    wasHan = isHan;
  }
  return -1;
}

/** The next place that is no sign between two Han characters. */
function skipDisguise(units: Uint16Array, at: number, length: number): number {
  if (at === 0 || !isSign(units[at] as number) || CHARACTER_CLASS[units[at - 1] as number] !== HAN) return at;
  const end = skipSigns(units, at, length);
  return end - at <= MOST_SIGNS && end < length && CHARACTER_CLASS[units[end] as number] === HAN ? end : at;
}

function skipSigns(units: Uint16Array, start: number, length: number): number {
  let end = start;
  while (end < length && isSign(units[end] as number)) end++;
  return end;
}

function isSign(unit: number): boolean {
  return (SIGN_KINDS & (1 << (CHARACTER_CLASS[unit] as number))) !== 0;
}
