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
const NONE: readonly (readonly Joined[])[] = [];

function listJoined(view: TextView): readonly (readonly Joined[])[] {
  const known = joinedOf.get(view);
  if (known) return known;
  // One string for all digits: each number is a slice of it, and none is put together digit by digit.
  const digits = view.groups.map((group) => group.digits).join('');
  // Most texts hold fewer digits than the shortest number.
  if (digits.length < MIN_DIGITS) return NONE;
  const joined: Joined[][] = Array.from({ length: MAX_DIGITS + 1 }, () => []);
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
  const shape: Shape = {
    head: head.digits.length,
    last: 0,
    count: 0,
    length: 0,
    singles: 0,
    threes: 0,
    twos: 0,
    blocks: 0,
  };
  let plain = true;
  for (let last = first; last < groups.length && last - first < MAX_GROUPS; last++) {
    const group = groups[last];
    if (group === undefined) return;
    if (last > first) {
      const joint = joints[last] ?? null;
      if (joint === null) return;
      plain &&= joint === 'plain';
    }
    grow(shape, group.digits.length);
    if (shape.length > MAX_DIGITS) return;
    if (shape.length < MIN_DIGITS) continue;
    const isBroken = last === first + 1 && joints[last] === 'line' && shape.length >= CHECKED_LENGTH;
    if (last > first && !plain && !isBroken && !isNumberShape(shape)) continue;
    joined[shape.length]?.push({
      digits: digits.slice(0, shape.length),
      start: head.start,
      end: group.end,
      first,
      last,
      touchesOther: last > first && otherNumbers.length > 0 && touches(otherNumbers, head, group),
    });
  }
}

/** Sizes of the groups so far, counted as they come: a text of nothing but digits has a thousand beginnings. */
interface Shape {
  readonly head: number;
  last: number;
  count: number;
  length: number;
  singles: number;
  twos: number;
  threes: number;
  /** Groups of three to eight before the last one. */
  blocks: number;
}

function grow(shape: Shape, size: number): void {
  if (shape.last >= 3 && shape.last <= 8) shape.blocks++;
  shape.last = size;
  shape.count++;
  shape.length += size;
  if (size === 1) shape.singles++;
  else if (size === 2) shape.twos++;
  else if (size === 3) shape.threes++;
}

/** From so many digits on a number has a check digit, so its shape may be looser. */
const CHECKED_LENGTH = 15;

/** Groups of a written-out number: all single digits, or blocks of three to five with a short rest. */
function isNumberShape({ head, count, length, singles, twos, threes, blocks }: Shape): boolean {
  if (singles === count) return true;
  if (count < 3) return false;
  // 138.12.34.56.78: a mobile number in pairs.
  if (length === MIN_DIGITS && count === 5 && head === 3 && twos === 4) return true;
  if (length >= CHECKED_LENGTH && (singles * 4 >= count * 3 || threes === count)) return true;
  // 1,380,013 and 13,800,138 are quantities with thousands marks, not numbers that somebody cut up.
  const isThousands = head <= 3 && threes - (head === 3 ? 1 : 0) === count - 1;
  return blocks === count - 1 && !isThousands;
}

function touches(others: readonly TextSpan[], head: DigitGroup, last: DigitGroup): boolean {
  return others.some((other) => other.start < last.end && other.end > head.start);
}
