import { CHARACTER_CLASS, EMOJI, HAN, INVISIBLE, MARK, SPACE } from './character-class.ts';
import { type FoldedText, originalOffset } from './fold.ts';

/** Most signs in a row that are taken for a disguise: more of them part two texts. */
const MOST_SIGNS = 3;

/**
 * The text without signs that stand inside runs of Han characters (投 诉, 垃*圾, 骗·子, zero-width joiners): people put them there to hide a
 * word from filters. Null when there are none, which is the case for most texts.
 */
export function squeezeText(folded: FoldedText): FoldedText | null {
  const { units, length } = folded;
  let squeezed: number[] | null = null;
  let offsets: number[] = [];
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    if (i > 0 && isSign(unit) && CHARACTER_CLASS[units[i - 1] as number] === HAN) {
      const end = skipSigns(units, i, length);
      if (end - i <= MOST_SIGNS && end < length && CHARACTER_CLASS[units[end] as number] === HAN) {
        if (squeezed === null) {
          squeezed = Array.from(units.subarray(0, i));
          offsets = squeezed.map((_, at) => originalOffset(folded, at));
        }
        i = end - 1;
        continue;
      }
    }
    if (squeezed === null) continue;
    squeezed.push(unit);
    offsets.push(originalOffset(folded, i));
  }
  if (squeezed === null) return null;
  offsets.push(originalOffset(folded, length));
  return { units: Uint16Array.from([...squeezed, 0]), length: squeezed.length, offsets: Int32Array.from(offsets) };
}

function skipSigns(units: Uint16Array, start: number, length: number): number {
  let end = start;
  while (end < length && isSign(units[end] as number)) end++;
  return end;
}

function isSign(unit: number): boolean {
  const kind = CHARACTER_CLASS[unit];
  return kind === SPACE || kind === MARK || kind === INVISIBLE || kind === EMOJI;
}
