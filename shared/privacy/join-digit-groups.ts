import type { DigitGroup } from './read-digit-groups.ts';
import type { TextView } from './text-view.ts';

/** Neighbouring digit groups read as one number. Span in the folded text. */
export interface JoinedNumber {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Digits per group, `[3, 4, 4]`: tells a phone number from a price or a date. */
  readonly shape: readonly number[];
}

// What people put between the digits of one number. A comma or a full stop also stands between numbers, so those
// count only where the groups have a shape that quantities do not have.
const PLAIN_SEPARATOR = /^[ \t-]{1,3}$/;
const ANY_SEPARATOR = /^[^\p{L}\p{N}\n]{1,4}$/u;
// Years, times and money must not lend their digits to a number beside them.
const DATE_OR_TIME =
  /(?<!\d)(?:(?:19|20)\d{2}[-./年](?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\d|3[01])(?!\d)日?|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d))/g;

/** Chinese numerals are read as digits only in runs of at least this many: 七上八下 is not a number (research §5). */
const SPELLED_MIN_DIGITS = 7;
const MAX_GROUPS = 20;

/**
 * Every way to read whole neighbouring groups as one number of `min`–`max` digits. A number is never made of a part of
 * a group: eleven digits inside a twenty-digit order number are no phone number.
 */
export function* joinDigitGroups(view: TextView, min: number, max: number): Generator<JoinedNumber> {
  const dates = findDateSpans(view.text);
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
        if (!ANY_SEPARATOR.test(gap)) break;
        plain &&= PLAIN_SEPARATOR.test(gap);
      }
      digits += group.digits;
      spelled ||= group.spelled;
      shape.push(group.digits.length);
      if (digits.length > max) break;
      if (digits.length < min || (spelled && digits.length < SPELLED_MIN_DIGITS)) continue;
      if (shape.length > 1 && !plain && !isNumberShape(shape)) continue;
      if (shape.length > 1 && touchesDate(dates, head, group)) continue;
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

function findDateSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(DATE_OR_TIME)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function touchesDate(dates: readonly { start: number; end: number }[], head: DigitGroup, last: DigitGroup): boolean {
  return dates.some((date) => date.start < last.end && date.end > head.start);
}
