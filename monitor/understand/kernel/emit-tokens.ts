// Tokens of a text and the grams of letters of its words, as `shared/understanding/features.ts` makes them.
import { DIGIT, EMOJI, HAN, INVISIBLE, LETTER, SPACE } from '../../../shared/text/character-class.ts';
import {
  type Body,
  type Code,
  call,
  type FunctionSpec,
  giveBack,
  I32,
  type Operand,
  set,
  toCode,
  type Variable,
} from './emit-module.ts';
import {
  add,
  and,
  choose,
  isAtLeast,
  isEqual,
  isLess,
  isUnequal,
  isZero,
  load8,
  load16,
  mul,
  or,
  shiftLeft,
  shiftRight,
  store32,
  sub,
  xor,
} from './instructions.ts';
import { CLASSES, LETTER_GRAM_END, LETTER_GRAMS, MOST_TOKENS, TOKENS } from './memory-plan.ts';

const AT = 0x40;
const UNDERSCORE = 0x5f;
const HYPHEN = 0x2d;
const BLANK = 0x20;
const MOST_NAME = 20;
const MOST_LETTERS = 24;

const classAt = (address: Operand): Code => load8(load16(address), CLASSES);

/** `mix` of one hash. */
function mixOne(to: Variable, value: Code): Code {
  return [
    ...set(to, value),
    ...set(to, mul(xor(to, shiftRight(to, 16)), 0x85ebca6b | 0)),
    ...set(to, mul(xor(to, shiftRight(to, 13)), 0xc2b2ae35 | 0)),
    ...set(to, xor(to, shiftRight(to, 16))),
  ];
}

/** Hashes of the three and four letters from each place of the word `start … end` on, at `to`; blanks stand around it. */
const addLetterGrams: FunctionSpec = {
  name: 'addLetterGrams',
  parameters: [I32, I32, I32],
  returns: true,
  write: (body) => {
    const [at, end, to] = body.parameters as [Variable, Variable, Variable];
    const a = body.variable();
    const b = body.variable();
    const c = body.variable();
    const three = body.variable();
    const hash = body.variable();
    const unitOr = (offset: number): Code => choose(isLess(add(at, offset), end), load16(at, offset), BLANK);
    const push = (value: Code): Code => [...mixOne(hash, value), ...store32(to, hash), ...set(to, add(to, 4))];
    return [
      set(a, BLANK),
      set(b, load16(at)),
      // `at` is the place of `b`.
      body.loop((next) => [
        set(c, unitOr(2)),
        set(three, xor(xor(mul(a, 0x9e3779b1 | 0), mul(b, 0x85ebca6b | 0)), mul(c, 0xc2b2ae35 | 0))),
        push(xor(three, 0x7f4a7c15)),
        set(at, add(at, 2)),
        body.when(isLess(at, end), () => [
          push(xor(xor(three, mul(unitOr(2), 0x27d4eb2f)), 0x165667b1)),
          set(a, b),
          set(b, c),
          body.goTo(next),
        ]),
      ]),
      toCode(to),
    ];
  },
};
const ADD_LETTER_GRAMS = 0;

/** Place of the last unit of a name like @小明 at `at`; `at` itself where none stands. */
const skipHandle: FunctionSpec = {
  name: 'skipHandle',
  parameters: [I32, I32],
  returns: true,
  write: (body) => {
    const [at, end] = body.parameters as [Variable, Variable];
    const here = body.variable();
    const kind = body.variable();
    const unit = body.variable();
    return [
      set(here, add(at, 2)),
      body.block((out) => [
        body.loop((next) => [
          body.goToWhen(out, isAtLeast(here, end)),
          body.goToWhen(out, isAtLeast(sub(here, at), 2 * (MOST_NAME + 1))),
          set(unit, load16(here)),
          set(kind, load8(unit, CLASSES)),
          body.when(
            and(
              and(and(isUnequal(kind, HAN), isUnequal(kind, LETTER)), isUnequal(kind, DIGIT)),
              and(isUnequal(unit, UNDERSCORE), isUnequal(unit, HYPHEN)),
            ),
            () => [giveBack(sub(here, 2))],
          ),
          set(here, add(here, 2)),
          body.goTo(next),
        ]),
      ]),
      choose(isEqual(here, end), sub(here, 2), at),
    ];
  },
};
const SKIP_HANDLE = 1;

/** Writes the tokens from the address `at` to `end` and the grams of letters of their words. Returns where the tokens end. */
const writeTokens: FunctionSpec = {
  name: 'writeTokens',
  parameters: [I32, I32],
  returns: true,
  write: (body) => writeTokensOf(body),
};
export const WRITE_TOKENS = 2;

function writeTokensOf(body: Body): Code[] {
  const [at, end] = body.parameters as [Variable, Variable];
  const size = body.variable();
  const unit = body.variable();
  const kind = body.variable();
  const hash = body.variable();
  const start = body.variable();
  const grams = body.variable();
  const wordEnd = body.variable();
  const push = (token: Operand): Code => [...store32(size, token), ...set(size, add(size, 4))];
  return [
    set(size, TOKENS),
    set(grams, LETTER_GRAMS),
    body.block((done) => [
      body.loop((next) => [
        body.goToWhen(done, isAtLeast(at, end)),
        body.goToWhen(done, isAtLeast(size, TOKENS + 4 * MOST_TOKENS)),
        set(unit, load16(at)),
        set(kind, load8(unit, CLASSES)),
        body.when(isEqual(kind, HAN), () => [push(unit), set(at, add(at, 2)), body.goTo(next)]),
        body.when(isEqual(kind, LETTER), () => [
          set(start, at),
          set(hash, 0x811c9dc5 | 0),
          body.loop((letter) => [
            set(hash, mul(xor(hash, load16(at)), 0x01000193)),
            set(at, add(at, 2)),
            body.when(isLess(at, end), () => [body.goToWhen(letter, isEqual(classAt(at), LETTER))]),
          ]),
          push(or(hash, 0x10000)),
          set(wordEnd, add(start, 2 * MOST_LETTERS)),
          set(grams, call(ADD_LETTER_GRAMS, start, choose(isLess(at, wordEnd), at, wordEnd), grams)),
          body.goTo(next),
        ]),
        // `at` is behind the unit from here on.
        set(at, add(at, 2)),
        body.goToWhen(next, or(isEqual(kind, SPACE), isEqual(kind, INVISIBLE))),
        body.when(isEqual(kind, DIGIT), () => [
          set(start, at),
          body.loop((digit) => [
            body.when(isLess(at, end), () => [
              body.when(isEqual(classAt(at), DIGIT), () => [set(at, add(at, 2)), body.goTo(digit)]),
            ]),
          ]),
          set(start, shiftRight(sub(at, start), 1)),
          push(choose(isZero(start), unit, add(0x2000000, choose(isLess(start, 6), start, 6)))),
          body.goTo(next),
        ]),
        body.when(isEqual(kind, EMOJI), () => [
          body.when(and(isLess(sub(unit, 0xd800), 0x400), isLess(at, end)), () => [
            set(unit, or(shiftLeft(unit, 16), load16(at))),
            set(at, add(at, 2)),
          ]),
          push(unit),
          body.goTo(next),
        ]),
        body.when(isEqual(unit, AT), () => [set(at, add(call(SKIP_HANDLE, sub(at, 2), end), 2)), body.goTo(next)]),
        set(start, at),
        body.loop((mark) => [
          body.when(isLess(at, end), () => [
            body.when(isEqual(load16(at), unit), () => [set(at, add(at, 2)), body.goTo(mark)]),
          ]),
        ]),
        push(choose(isLess(sub(at, start), 4), unit, or(unit, 0x4000000))),
        body.goTo(next),
      ]),
    ]),
    store32(0, grams, LETTER_GRAM_END),
    toCode(size),
  ];
}

/** Functions that make tokens. They come first in the module, and are called by their places. */
export const TOKEN_FUNCTIONS: readonly FunctionSpec[] = [addLetterGrams, skipHandle, writeTokens];
