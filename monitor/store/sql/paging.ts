import { StoreError } from './store-error.ts';

/** A piece of a list; `nextCursor` asks for the next one, null at the end. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Most rows that one call gives. */
const MAX_PAGE = 500;

export function clampLimit(limit: number | undefined): number {
  return Math.min(Math.max(Math.trunc(limit ?? 50), 1), MAX_PAGE);
}

/** The place after which the next page starts, as an opaque text. */
export function encodeCursor(key: readonly number[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws StoreError `not-found` for a cursor that this list did not make. */
export function decodeCursor(cursor: string, length: number): number[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every((part) => Number.isSafeInteger(part))) return key;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StoreError('not-found', 'The cursor is not one of this list; start from the first page.');
}
