import type { DigitGroup } from './read-digit-groups.ts';
import type { TextView } from './text-view.ts';

/** Neighbouring digit groups read as one number. Span in the folded text. */
export interface JoinedNumber {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Digits per group, `[3, 4, 4]`: tells a phone number from a price or a other. */
  readonly shape: readonly number[];
}

// What people put between the digits of one number. A comma or a full stop also stands between numbers, so those
// count only where the groups have a shape that quantities do not have.
const PLAIN_SEPARATOR = /^[ \t-]{1,3}$/;
const ANY_SEPARATOR = /^[^\p{L}\p{N}]{1,4}$/u;
// Words by which people string the blocks of a number together.
const SPOKEN_SEPARATOR =
  /^[^\p{L}\p{N}]{0,2}(?:然后|接着|接下来|再|再来|后面|后面是|中间|中间是|后四位|最后|最后是|连着|加上|转|杠|空格|点|横|then|and)[^\p{L}\p{N}]{0,2}$/u;
// Years, times, coordinates and network addresses must not lend their digits to a number beside them.
const OTHER_NUMBER =
  /(?<!\d)(?:(?:19|20)\d{2}[-./年](?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\d|3[01])(?!\d)日?|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)|(?<![.\d])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)|(?<![.\d])\d{1,3}\.\d{5,8}(?!\.?\d))/g;

/** Chinese numerals are read as digits only in runs of at least this many: 七上八下 is not a number (research §5). */
const SPELLED_MIN_DIGITS = 7;
const MAX_GROUPS = 20;

/**
 * Every way to read whole neighbouring groups as one number of `min`–`max` digits. A number is never made of a part of
 * a group: eleven digits inside a twenty-digit order number are no phone number. `holdsDate`: the number itself may
 * have a birthday in it.
 */
export function* joinDigitGroups(
  view: TextView,
  min: number,
  max: number,
  options: { readonly holdsDate?: boolean } = {},
): Generator<JoinedNumber> {
  const others = options.holdsDate === true ? [] : findOtherSpans(view.text);
  for (let first = 0; first < view.groups.length; first++) {
    let digits = '';
    let spelled = false;
    let plain = true;
    const shape: number[] = [];
    const head = view.groups[first];
    if (head === undefined) continue;
    for (let last = first; last < view.groups.length && shape.length < MAX_GROUPS; last++) {
      const group = view.groups[last];
      if (group === undefined) break;
      if (last > first) {
        const previous = view.groups[last - 1];
        const gap = view.text.slice(previous?.end ?? 0, group.start);
        if (!ANY_SEPARATOR.test(gap) && !SPOKEN_SEPARATOR.test(gap)) break;
        plain &&= PLAIN_SEPARATOR.test(gap);
      }
      digits += group.digits;
      spelled ||= group.spelled;
      shape.push(group.digits.length);
      if (digits.length > max) break;
      if (digits.length < min || (spelled && digits.length < SPELLED_MIN_DIGITS)) continue;
      if (shape.length > 1 && !plain && !isNumberShape(shape)) continue;
      if (shape.length > 1 && touchesOther(others, head, group)) continue;
      yield { digits, start: head.start, end: group.end, shape };
    }
  }
}

/** Groups of a written-out number: all single digits, or blocks of three to five with a short rest. */
function isNumberShape(shape: readonly number[]): boolean {
  if (shape.every((size) => size === 1)) return true;
  if (shape.length < 3) return false;
  return shape.slice(0, -1).every((size) => size >= 3 && size <= 6) && !isThousands(shape);
}

/** 1,380,013 and 13,800,138: a quantity with thousands marks, not a number that somebody cut up. */
function isThousands(shape: readonly number[]): boolean {
  return (shape[0] ?? 0) <= 3 && shape.slice(1).every((size) => size === 3);
}

function findOtherSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(OTHER_NUMBER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function touchesOther(others: readonly { start: number; end: number }[], head: DigitGroup, last: DigitGroup): boolean {
  return others.some((other) => other.start < last.end && other.end > head.start);
}
