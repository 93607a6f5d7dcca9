// Sums of the levels of all heads over the features of a text, all classes of a row at once.
import { type Body, type Code, type FunctionSpec, I32, set, V128, type Variable } from './emit-module.ts';
import {
  add,
  add16,
  add32,
  and,
  andVector,
  choose,
  isLess,
  load32,
  loadBytesWide,
  loadFourBytes,
  loadVector,
  noVector,
  shiftLeft,
  shiftRight,
  storeVector,
  widenHigh8,
  widenHigh16,
  widenLow8,
  widenLow16,
} from './instructions.ts';
import {
  CORRECTION_BITS,
  EN_BITS,
  EN_CORRECTIONS,
  EN_ROWS,
  HASHES,
  SHORT_BITS,
  SHORT_ROWS,
  SUMS,
  ZH_BITS,
  ZH_CORRECTIONS,
  ZH_MASKS,
  ZH_ROWS,
} from './memory-plan.ts';

/** So many levels of at most 49 fit a sum of 16 bits. */
const BLOCK = 512;

/** Sums rows of `widths.length` times eight classes over the first `count` hashes into `SUMS`, from number `first` on. */
function sumRows(
  body: Body,
  count: Variable,
  first: number,
  vectors: number,
  addRow: (sums: readonly Variable[], hash: Variable) => readonly Code[],
): Code[] {
  const at = body.variable();
  const end = body.variable();
  const blockEnd = body.variable();
  const hash = body.variable();
  const sums = Array.from({ length: vectors }, () => body.variable(V128));
  const place = (vector: number): number => SUMS + 4 * (first + 8 * vector);
  return [
    ...sums.flatMap((_, k) => [storeVector(place(k), noVector), storeVector(place(k), noVector, 16)]),
    set(at, HASHES),
    set(end, add(shiftLeft(count, 2), HASHES)),
    body.loop((nextBlock) => [
      set(blockEnd, add(at, 4 * BLOCK)),
      set(blockEnd, choose(isLess(blockEnd, end), blockEnd, end)),
      ...sums.map((sum) => set(sum, noVector)),
      body.loop((next) => [
        set(hash, load32(at)),
        set(at, add(at, 4)),
        ...addRow(sums, hash),
        body.goToWhen(next, isLess(at, blockEnd)),
      ]),
      ...sums.flatMap((sum, k) => [
        storeVector(place(k), add32(loadVector(place(k)), widenLow16(sum))),
        storeVector(place(k), add32(loadVector(place(k), 16), widenHigh16(sum)), 16),
      ]),
      body.goToWhen(nextBlock, isLess(at, end)),
    ]),
  ];
}

/** Address of the row of a hash in a table of 2^bits rows of 2^width bytes, less the start of the table. */
function rowOf(hash: Variable, bits: number, width: number): Code {
  return shiftLeft(shiftRight(hash, 32 - bits), width);
}

/** Heads of few features: thirty-two classes from number 0 on. */
const sumShort: FunctionSpec = {
  name: 'sumShort',
  parameters: [I32],
  returns: false,
  write: (body) => {
    const [count] = body.parameters as [Variable];
    const row = body.variable();
    return sumRows(body, count, 0, 4, (sums, hash) => [
      set(row, rowOf(hash, SHORT_BITS, 5)),
      ...sums.map((sum, k) => set(sum, add16(sum, loadBytesWide(row, SHORT_ROWS + 8 * k)))),
    ]);
  },
};

/** Chinese heads of all features: sixteen numbers of a row and eight corrections of neutrality from number 32 on. */
const sumZh: FunctionSpec = {
  name: 'sumZh',
  parameters: [I32],
  returns: false,
  write: (body) => {
    const [count] = body.parameters as [Variable];
    const row = body.variable(V128);
    return sumRows(body, count, 32, 3, ([low, high, corrections], hash) => [
      set(
        row,
        andVector(
          loadVector(rowOf(hash, ZH_BITS, 4), ZH_ROWS),
          loadVector(and(shiftRight(hash, 32 - ZH_BITS - 2 - 4), 3 << 4), ZH_MASKS),
        ),
      ),
      set(low as Variable, add16(low as Variable, widenLow8(row))),
      set(high as Variable, add16(high as Variable, widenHigh8(row))),
      set(
        corrections as Variable,
        add16(corrections as Variable, loadBytesWide(rowOf(hash, CORRECTION_BITS, 3), ZH_CORRECTIONS)),
      ),
    ]);
  },
};

/** English heads of all features: eight numbers, the last four of them 0, and sixteen corrections from number 32 on. */
const sumEn: FunctionSpec = {
  name: 'sumEn',
  parameters: [I32],
  returns: false,
  write: (body) => {
    const [count] = body.parameters as [Variable];
    const row = body.variable();
    return sumRows(body, count, 32, 3, ([own, low, high], hash) => [
      set(own as Variable, add16(own as Variable, widenLow8(loadFourBytes(rowOf(hash, EN_BITS, 2), EN_ROWS)))),
      set(row, rowOf(hash, CORRECTION_BITS, 4)),
      set(low as Variable, add16(low as Variable, loadBytesWide(row, EN_CORRECTIONS))),
      set(high as Variable, add16(high as Variable, loadBytesWide(row, EN_CORRECTIONS + 8))),
    ]);
  },
};

/** Functions that sum. They call none. */
export const SUM_FUNCTIONS: readonly FunctionSpec[] = [sumShort, sumZh, sumEn];
