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
  numbers: readonly number[],
  page: { readonly cursor: string | null; readonly limit: number },
): WorstPage {
  const from = page.cursor === null ? 0 : Math.max(0, decodeCursor(page.cursor, 1)[0] ?? 0);
  const behind = Array.from(numbers.keys()).filter((row) => !Number.isNaN(hurt[row]));
  behind.sort((a, b) => (hurt[b] as number) - (hurt[a] as number) || (numbers[b] as number) - (numbers[a] as number));
  const end = from + clampLimit(page.limit);
  return {
    total: behind.length,
    rows: behind.slice(from, end),
    nextCursor: end < behind.length ? encodeCursor([end]) : null,
  };
}
