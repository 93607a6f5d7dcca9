import type { DigitGroup } from './read-digit-groups.ts';
import type { TextSpan } from './read-joints.ts';
import type { TextView } from './text-view.ts';

/** Neighbouring digit groups read as one number. Span in the folded text. */
export interface JoinedNumber {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Digits per group, `[3, 4, 4]`: tells a phone number from a price or a other. */
  readonly shape: readonly number[];
}

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
  const others = options.holdsDate === true ? [] : view.otherNumbers;
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
        const joint = view.joints[last] ?? null;
        if (joint === null) break;
        plain &&= joint === 'plain';
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
  return shape.slice(0, -1).every((size) => size >= 3 && size <= 8) && !isThousands(shape);
}

/** 1,380,013 and 13,800,138: a quantity with thousands marks, not a number that somebody cut up. */
function isThousands(shape: readonly number[]): boolean {
  return (shape[0] ?? 0) <= 3 && shape.slice(1).every((size) => size === 3);
}

function touchesOther(others: readonly TextSpan[], head: DigitGroup, last: DigitGroup): boolean {
  return others.some((other) => other.start < last.end && other.end > head.start);
}
