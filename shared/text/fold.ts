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

/**
 * `foldInto` for a text with characters that fold to several units, or that are several themselves (……, ½, 😀): place by place, with the
 * position of each.
 */
function foldSlowly(text: string, target: FoldedText): FoldedText {
  let units = target.units;
  let offsets = new Int32Array(text.length * 2 + 1);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const quick = FOLD[text.charCodeAt(i)] as number;
    const several = quick === FOLD_SLOW ? unfold(text.codePointAt(i) ?? 0) : null;
    const needed = length + (several === null ? 1 : several.length) + text.length - i;
    if (units.length <= needed) units = growTo(units, new Uint16Array(needed * 2));
    if (offsets.length <= needed) offsets = growTo(offsets, new Int32Array(needed * 2));
    if (several === null) {
      units[length] = quick;
      offsets[length++] = i;
      continue;
    }
    for (const unit of several) {
      units[length] = unit;
      offsets[length++] = i;
    }
    if ((text.codePointAt(i) ?? 0) > 0xffff) i++;
  }
  offsets[length] = text.length;
  units[length] = 0;
  target.units = units;
  target.length = length;
  target.offsets = offsets.subarray(0, length + 1);
  return target;
}

function growTo<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** More different characters than this are rare ones: they are folded anew each time. */
const MOST_KNOWN = 4096;
const known = new Map<number, readonly number[]>();

/** Folded units of one character. */
function unfold(codePoint: number): readonly number[] {
  const found = known.get(codePoint);
  if (found !== undefined) return found;
  const units: number[] = [];
  for (const character of String.fromCodePoint(codePoint).normalize('NFKC').toLowerCase()) {
    for (let k = 0; k < character.length; k++) {
      const unit = character.charCodeAt(k);
      const folded = FOLD[unit] as number;
      units.push(folded === FOLD_SLOW ? unit : folded);
    }
  }
  if (known.size < MOST_KNOWN) known.set(codePoint, units);
  return units;
}
