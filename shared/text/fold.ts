import { FOLD, FOLD_SLOW } from './fold-table.ts';

/**
 * A folded text in a buffer that is used again for the next one: `units[0 … length)` are folded UTF-16 units, and
 * `units[length]` is 0. Make one per worker, never one per text.
 */
export interface FoldedText {
  units: Uint16Array;
  length: number;
  /** Original position of each folded unit and of the end; null while the two are equal (all but a few texts). */
  offsets: Int32Array | null;
}

/** An empty buffer for `foldInto`. */
export function createFoldedText(): FoldedText {
  return { units: new Uint16Array(1024), length: 0, offsets: null };
}

/** Folds `text` into `target`: NFKC, lower case, traditional to simplified, straight quotes. */
export function foldInto(text: string, target: FoldedText): FoldedText {
  const length = text.length;
  if (target.units.length <= length) target.units = new Uint16Array(length * 2);
  const units = target.units;
  let slow = 0;
  for (let i = 0; i < length; i++) {
    const folded = FOLD[text.charCodeAt(i)] as number;
    units[i] = folded;
    if (folded === FOLD_SLOW) slow++;
  }
  target.length = length;
  target.offsets = null;
  units[length] = 0;
  return slow === 0 ? target : foldSlowly(text, target);
}

/** The folded text as a string. As long as the original unless it holds characters that fold to several (㍿, ﬁ, ½). */
export function foldText(text: string): string {
  const { units, length } = foldInto(text, scratch);
  return unitsToString(units, 0, length);
}

/** Original position of the folded position `at`. */
export function originalOffset(folded: FoldedText, at: number): number {
  return folded.offsets === null ? at : (folded.offsets[at] ?? at);
}

/** Reads a stretch of units as a string. */
export function unitsToString(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 4096) {
    // `apply` takes the array as it is; spreading it would walk it by an iterator.
    text += String.fromCharCode.apply(null, units.subarray(at, Math.min(end, at + 4096)) as never);
  }
  return text;
}

const scratch = createFoldedText();

function foldSlowly(text: string, target: FoldedText): FoldedText {
  const units: number[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const quick = FOLD[text.charCodeAt(i)] as number;
    if (quick !== FOLD_SLOW) {
      units.push(quick);
      offsets.push(i);
      continue;
    }
    const codePoint = text.codePointAt(i) ?? 0;
    const original = String.fromCodePoint(codePoint);
    for (const character of original.normalize('NFKC').toLowerCase()) {
      for (let k = 0; k < character.length; k++) {
        const unit = character.charCodeAt(k);
        const folded = FOLD[unit] as number;
        units.push(folded === FOLD_SLOW ? unit : folded);
        offsets.push(i);
      }
    }
    if (original.length === 2) i++;
  }
  offsets.push(text.length);
  if (target.units.length <= units.length) target.units = new Uint16Array(units.length * 2);
  target.units.set(units);
  target.length = units.length;
  target.units[target.length] = 0;
  target.offsets = Int32Array.from(offsets);
  return target;
}
