import { clampLimit, decodeCursor, encodeCursor } from '../sql/paging.ts';

/** A piece of the rows behind a number, the worst first. */
export interface WorstPage {
  /** All rows behind the number: as many as it was counted of. */
  readonly total: number;
  /** Places of the rows of this page. */
  readonly rows: readonly number[];
  readonly nextCursor: string | null;
}

/**
 * One page of rows by how much each of them hurts.
 * @param hurt NaN: not behind this number. Of rows that hurt alike the one with the higher number comes first.
 * @throws StoreError `not-found` for a cursor of another list.
 */
export function pageOfWorst(
  hurt: Float64Array,
  numbers: Float64Array,
  page: { readonly cursor: string | null; readonly limit: number },
): WorstPage {
  const from = page.cursor === null ? 0 : Math.max(0, decodeCursor(page.cursor, 1)[0] ?? 0);
  const end = from + clampLimit(page.limit);
  const compare = (a: number, b: number) =>
    (hurt[b] as number) - (hurt[a] as number) || (numbers[b] as number) - (numbers[a] as number);
  let total = 0;
  const worst: number[] = [];
  /** The last row that still stands on this page or before it, once there are enough. */
  let last: number | null = null;
  // From the last number on, which goes first where rows hurt alike: most of the others then never enter.
  for (let row = hurt.length - 1; row >= 0; row -= 1) {
    if (Number.isNaN(hurt[row])) continue;
    total += 1;
    if (last !== null && compare(row, last) > 0) continue;
    worst.push(row);
    // Sorted once in a while, so that a page of a month is found without sorting the month.
    if (worst.length < 2 * end) continue;
    worst.sort(compare);
    worst.length = end;
    last = worst[end - 1] as number;
  }
  worst.sort(compare);
  return {
    total,
    rows: worst.slice(from, end),
    nextCursor: end < total ? encodeCursor([end]) : null,
  };
}
