// Features of a text as `shared/understanding/features.ts` makes them: the same hashes in the same order. A test holds both together.
import { type Body, type Code, call, type FunctionSpec, I32, set, toCode, V128, type Variable } from './emit-module.ts';
import { TOKEN_FUNCTIONS, WRITE_TOKENS } from './emit-tokens.ts';
import {
  add,
  and,
  choose,
  clear,
  countLeadingZeros,
  isAtLeast,
  isEqual,
  isLess,
  isZero,
  load32,
  loadVector,
  mix32,
  mul32,
  shiftLeft,
  shiftRight,
  shiftRight32,
  splat32,
  store32,
  storeVector,
  sub,
  xorVector,
} from './instructions.ts';
import {
  BUCKETS,
  HASHES,
  IS_ZERO_SEEN,
  LETTER_GRAM_END,
  LETTER_GRAMS,
  PAIRS,
  SEEN,
  SEEN_MASK,
  TOKENS,
  TRIPLE_END,
  TRIPLES,
  UNITS,
} from './memory-plan.ts';

/** `mix` of `features.ts`, four hashes at a time. */
function mixVector(to: Variable, value: Code): Code {
  return [
    ...set(to, value),
    ...set(to, mul32(xorVector(to, shiftRight32(to, 16)), splat32(0x85ebca6b | 0))),
    ...set(to, mul32(xorVector(to, shiftRight32(to, 13)), splat32(0xc2b2ae35 | 0))),
    ...set(to, xorVector(to, shiftRight32(to, 16))),
  ];
}

/** Drops from the hashes of `from … end` what this text has already; adds the rest at `to`. Returns where they end. */
const keepNew: FunctionSpec = {
  name: 'keepNew',
  parameters: [I32, I32, I32],
  returns: true,
  write: (body) => {
    const [from, end, to] = body.parameters as [Variable, Variable, Variable];
    const hash = body.variable();
    const slot = body.variable();
    const found = body.variable();
    const mask = body.variable();
    return [
      set(mask, shiftLeft(load32(0, SEEN_MASK), 2)),
      body.block((done) => [
        body.loop((next) => [
          body.goToWhen(done, isAtLeast(from, end)),
          set(hash, load32(from)),
          set(from, add(from, 4)),
          body.when(isZero(hash), () => [
            body.goToWhen(next, load32(0, IS_ZERO_SEEN)),
            store32(0, 1, IS_ZERO_SEEN),
            store32(to, hash),
            set(to, add(to, 4)),
            body.goTo(next),
          ]),
          set(slot, and(shiftLeft(hash, 2), mask)),
          body.loop((probe) => [
            set(found, load32(slot, SEEN)),
            body.goToWhen(next, isEqual(found, hash)),
            body.when(found, () => [set(slot, and(add(slot, 4), mask)), body.goTo(probe)]),
          ]),
          store32(slot, hash, SEEN),
          store32(to, hash),
          set(to, add(to, 4)),
          body.goTo(next),
        ]),
      ]),
      toCode(to),
    ];
  },
};
const KEEP_NEW = TOKEN_FUNCTIONS.length;

/** Writes the hashes of single tokens, pairs and triples: four of each at a time. */
function hashTokens(body: Body, size: Variable): Code[] {
  const token = body.variable(V128);
  const before = body.variable(V128);
  const beforeThat = body.variable(V128);
  const pair = body.variable(V128);
  const single = body.variable(V128);
  const at = body.variable();
  const pairs = body.variable();
  const triples = body.variable();
  return [
    set(at, TOKENS),
    set(pairs, PAIRS),
    set(triples, TRIPLES),
    body.loop((next) => [
      set(token, loadVector(at)),
      set(before, loadVector(sub(at, 4))),
      set(beforeThat, loadVector(sub(at, 8))),
      mixVector(single, xorVector(token, splat32(0x51ed270b))),
      set(pair, xorVector(mul32(before, splat32(0x9e3779b1 | 0)), mul32(token, splat32(0x85ebca6b | 0)))),
      mixVector(
        beforeThat,
        xorVector(xorVector(pair, mul32(beforeThat, splat32(0xc2b2ae35 | 0))), splat32(0x1b873593)),
      ),
      mixVector(pair, xorVector(pair, splat32(0x2545f491))),
      storeVector(pairs, mix32(single, pair, [0, 4, 1, 5])),
      storeVector(pairs, mix32(single, pair, [2, 6, 3, 7]), 16),
      storeVector(triples, beforeThat),
      set(pairs, add(pairs, 32)),
      set(triples, add(triples, 16)),
      set(at, add(at, 16)),
      body.goToWhen(next, isAtLeast(size, at)),
    ]),
  ];
}

/**
 * Single tokens and pairs of the units `first … end`, without repeated ones, into `HASHES`; triples and grams of letters wait. `more` is how many
 * buckets will follow at most. Returns how many there are.
 */
const gatherWords: FunctionSpec = {
  name: 'gatherWords',
  parameters: [I32, I32, I32],
  returns: true,
  write: (body) => {
    const [first, end, more] = body.parameters as [Variable, Variable, Variable];
    const at = body.variable();
    const limit = body.variable();
    const size = body.variable();
    const pairEnd = body.variable();
    const most = body.variable();
    return [
      set(at, add(shiftLeft(first, 1), UNITS)),
      set(limit, add(shiftLeft(end, 1), UNITS)),
      set(size, call(WRITE_TOKENS, at, limit)),
      // Behind the last token stands a 0, which ends a pair and a triple but is no token.
      store32(size, 0),
      ...hashTokens(body, size),
      set(pairEnd, add(shiftLeft(sub(size, TOKENS), 1), PAIRS)),
      store32(pairEnd, load32(pairEnd, 4)),
      set(pairEnd, add(pairEnd, 4)),
      set(most, sub(size, TOKENS - TRIPLES)),
      store32(0, add(most, 4), TRIPLE_END),
      // As many slots as hold twice the hashes that can come.
      set(
        most,
        add(
          add(shiftRight(sub(pairEnd, PAIRS), 2), shiftRight(sub(size, TOKENS), 2)),
          add(shiftRight(sub(load32(0, LETTER_GRAM_END), LETTER_GRAMS), 2), more),
        ),
      ),
      set(most, sub(shiftLeft(1, sub(33, countLeadingZeros(most))), 1)),
      set(most, choose(isLess(most, 0x3fff), most, 0x3fff)),
      store32(0, most, SEEN_MASK),
      store32(0, 0, IS_ZERO_SEEN),
      clear(SEEN, shiftLeft(add(most, 1), 2)),
      shiftRight(sub(call(KEEP_NEW, PAIRS, pairEnd, HASHES), HASHES), 2),
    ];
  },
};

/** Mixes so many buckets and adds the new ones behind the `words` single tokens and pairs. Returns how many hashes there are then. */
const addBuckets: FunctionSpec = {
  name: 'addBuckets',
  parameters: [I32, I32],
  returns: true,
  write: (body) => {
    const [words, buckets] = body.parameters as [Variable, Variable];
    const at = body.variable();
    const end = body.variable();
    const four = body.variable(V128);
    return [
      set(at, BUCKETS),
      set(end, add(shiftLeft(buckets, 2), BUCKETS)),
      body.loop((next) => [
        mixVector(four, loadVector(at)),
        storeVector(at, four),
        set(at, add(at, 16)),
        body.goToWhen(next, isLess(at, end)),
      ]),
      shiftRight(sub(call(KEEP_NEW, BUCKETS, end, add(shiftLeft(words, 2), HASHES)), HASHES), 2),
    ];
  },
};

/** Adds grams of letters and triples behind `short` hashes. Returns how many hashes there are then. */
const addLong: FunctionSpec = {
  name: 'addLong',
  parameters: [I32],
  returns: true,
  write: (body) => {
    const [short] = body.parameters as [Variable];
    const to = body.variable();
    return [
      set(to, add(shiftLeft(short, 2), HASHES)),
      set(to, call(KEEP_NEW, LETTER_GRAMS, load32(0, LETTER_GRAM_END), to)),
      // The first triple would be one of nothing but its last token.
      shiftRight(sub(call(KEEP_NEW, TRIPLES + 4, load32(0, TRIPLE_END), to), HASHES), 2),
    ];
  },
};

/** Functions that make features, those that they call before them. */
export const FEATURE_FUNCTIONS: readonly FunctionSpec[] = [
  ...TOKEN_FUNCTIONS,
  keepNew,
  gatherWords,
  addBuckets,
  addLong,
];
