import type { DigitGroup } from './read-digit-groups.ts';

/** How a digit group hangs together with the one before it; `line`: it stands on the next line; null: not at all. */
export type Joint = 'plain' | 'marked' | 'line' | null;

/** A stretch of the text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

// What people put between the digits of one number. A comma or a full stop also stands between numbers, so those
// count only where the groups have a shape that quantities do not have.
const PLAIN_SEPARATOR = /^(?:[ \t-]{1,3}|\) ?-?)$/;
const LINE_BREAK = /^[ \t]*\r?\n[ \t]*$/;
const ANY_SEPARATOR = /^[^\p{L}\p{N}]{1,8}$/u;
// Words by which people string the blocks of a number together.
const SPOKEN_SEPARATOR =
  /^[^\p{L}\p{N}]{0,2}(?:然后|接着|接下来|再|再来|后面|后面是|中间|中间是|后四位|最后|最后是|连着|加上|转|杠|空格|点|横|then|and)[^\p{L}\p{N}]{0,2}$/u;
// Years, times, coordinates and network addresses must not lend their digits to a number beside them.
const OTHER_NUMBER =
  /(?<!\d)(?:(?:19|20)\d{2}[-./年](?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\d|3[01])(?!\d)日?|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)|(?<![.\d])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)|(?<![.\d])\d{1,3}\.\d{5,8}(?!\.?\d))/g;

/** What stands between each group and the one before it; the first has none. */
export function readJoints(text: string, groups: readonly DigitGroup[]): Joint[] {
  return groups.map((group, i) => {
    const previous = groups[i - 1];
    if (previous === undefined || group.start - previous.end > MAX_GAP) return null;
    const gap = text.slice(previous.end, group.start);
    if (PLAIN_SEPARATOR.test(gap)) return 'plain';
    if (LINE_BREAK.test(gap)) return 'line';
    return ANY_SEPARATOR.test(gap) || SPOKEN_SEPARATOR.test(gap) ? 'marked' : null;
  });
}
const MAX_GAP = 10;

/** Dates, times, coordinates and network addresses: numbers of their own. */
export function findOtherNumbers(text: string): TextSpan[] {
  return [...text.matchAll(OTHER_NUMBER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
