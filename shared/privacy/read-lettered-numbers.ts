import type { TextView } from './text-view.ts';

/** One or two Latin letters with digits behind them, however they were cut up. Span in the folded text. */
export interface LetteredNumber {
  readonly letters: string;
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const HEAD = /(?<![A-Za-z0-9])([A-Za-z]{1,2})[ .·•_*/:：【[(（-]{0,2}$/;
const JOINT = /^[ .·•_*/)(（）【】[\]-]{1,2}$/;
const MAX_HEAD = 4;

/**
 * Documents whose number starts with letters (Hong Kong, Taiwan, passports), in any writing: E-1234-5678,
 * A 12 34 56 (3), E一二三四五六七八. The forms are weak, so a caller believes them only beside the word.
 */
export function* readLetteredNumbers(view: TextView, min: number, max: number): Generator<LetteredNumber> {
  for (const [first, head] of view.groups.entries()) {
    const letters = HEAD.exec(view.text.slice(Math.max(0, head.start - MAX_HEAD - 1), head.start));
    if (letters === null) continue;
    const start = head.start - letters[0].length;
    let digits = '';
    let end = head.start;
    for (const group of view.groups.slice(first, first + max)) {
      if (group !== head && !JOINT.test(view.text.slice(end, group.start))) break;
      digits += group.digits;
      end = group.end;
      if (digits.length > max) break;
      if (digits.length < min) continue;
      const bracket = /^[)）\]】]/.test(view.text.slice(end, end + 1)) ? 1 : 0;
      yield { letters: (letters[1] ?? '').toUpperCase(), digits, start, end: end + bracket };
    }
  }
}
