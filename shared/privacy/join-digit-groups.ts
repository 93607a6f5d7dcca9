import type { DigitGroup } from './read-digit-groups.ts';
import type { TextSpan } from './read-joints.ts';
import type { TextView } from './text-view.ts';

/** Neighbouring digit groups read as one number. Span in the folded text. */
export interface JoinedNumber {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Positions in `view.groups` of its first and its last group. */
  readonly first: number;
  readonly last: number;
}

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
  const byLength = listJoined(view);
  for (let length = min; length <= max; length++)
    for (const number of byLength[length] ?? []) if (options.holdsDate === true || !number.touchesOther) yield number;
}

/** Digits per group, `[3, 4, 4]`: tells a phone number from a row of prices. */
export function readShape(view: TextView, { first, last }: JoinedNumber): number[] {
  return view.groups.slice(first, last + 1).map((group) => group.digits.length);
}

interface Joined extends JoinedNumber {
  /** Its digits are those of a date or a time, in part. */
  readonly touchesOther: boolean;
}

// Five detectors ask for the same numbers of one text. By length.
const joinedOf = new WeakMap<TextView, readonly (readonly Joined[])[]>();
const MIN_DIGITS = 11;
const MAX_DIGITS = 20;

function listJoined(view: TextView): readonly (readonly Joined[])[] {
  const known = joinedOf.get(view);
  if (known) return known;
  const joined: Joined[][] = Array.from({ length: MAX_DIGITS + 1 }, () => []);
  // One string for all digits: each number is a slice of it, and none is put together digit by digit.
  const digits = view.groups.map((group) => group.digits).join('');
  let at = 0;
  for (const [first, head] of view.groups.entries()) {
    joinFrom(view, first, digits.slice(at, at + MAX_DIGITS), joined);
    at += head.digits.length;
  }
  joinedOf.set(view, joined);
  return joined;
}

/** Adds every number that starts with a group. `digits`: those of this group and the ones behind it. */
function joinFrom({ groups, joints, otherNumbers }: TextView, first: number, digits: string, joined: Joined[][]): void {
  const head = groups[first];
  if (head === undefined) return;
  let plain = true;
  let length = 0;
  for (let last = first; last < groups.length && last - first < MAX_GROUPS; last++) {
    const group = groups[last];
    if (group === undefined) return;
    if (last > first) {
      const joint = joints[last] ?? null;
      if (joint === null) return;
      plain &&= joint === 'plain';
    }
    length += group.digits.length;
    if (length > MAX_DIGITS) return;
    if (length < MIN_DIGITS) continue;
    const isBroken = last === first + 1 && joints[last] === 'line' && length >= CHECKED_LENGTH;
    if (last > first && !plain && !isBroken && !isNumberShape(groups, first, last, length)) continue;
    joined[length]?.push({
      digits: digits.slice(0, length),
      start: head.start,
      end: group.end,
      first,
      last,
      touchesOther: last > first && touches(otherNumbers, head, group),
    });
  }
}

/** From so many digits on a number has a check digit, so its shape may be looser. */
const CHECKED_LENGTH = 15;

/** Groups of a written-out number: all single digits, or blocks of three to five with a short rest. */
function isNumberShape(groups: readonly DigitGroup[], first: number, last: number, length: number): boolean {
  const count = last - first + 1;
  let singles = 0;
  let threes = 0;
  let blocks = 0;
  for (let at = first; at <= last; at++) {
    const size = groups[at]?.digits.length ?? 0;
    if (size === 1) singles++;
    else if (size === 3) threes++;
    if (at < last && size >= 3 && size <= 8) blocks++;
  }
  if (singles === count) return true;
  if (count < 3) return false;
  if (length === MIN_DIGITS && count === 5 && groups[first]?.digits.length === 3 && isPairs(groups, first + 1, last))
    return true;
  if (length >= CHECKED_LENGTH && (singles * 4 >= count * 3 || threes === count)) return true;
  // 1,380,013 and 13,800,138 are quantities with thousands marks, not numbers that somebody cut up.
  const isThousands = (groups[first]?.digits.length ?? 0) <= 3 && groups.slice(first + 1, last + 1).every(isThree);
  return blocks === count - 1 && !isThousands;
}

/** 138.12.34.56.78: a mobile number in pairs. */
function isPairs(groups: readonly DigitGroup[], first: number, last: number): boolean {
  return groups.slice(first, last + 1).every(({ digits }) => digits.length === 2);
}

function isThree({ digits }: DigitGroup): boolean {
  return digits.length === 3;
}

function touches(others: readonly TextSpan[], head: DigitGroup, last: DigitGroup): boolean {
  return others.some((other) => other.start < last.end && other.end > head.start);
}
