import { makeStorable } from './bind-value.ts';

/** A JSON value as it stands in its column: text in SQLite, jsonb in PostgreSQL, a string in every row that is read. */
export type JsonText = string;

/** Writes a value for a JSON column. `undefined` becomes null; texts inside are made storable. */
export function encodeJson(value: unknown): JsonText {
  return JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === 'string' ? makeStorable(part) : part));
}

/** Reads a JSON column. The type is the one that was written: rows are made by this program only. */
export function decodeJson<T>(text: JsonText): T;
export function decodeJson<T>(text: JsonText | null): T | null;
export function decodeJson<T>(text: JsonText | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
