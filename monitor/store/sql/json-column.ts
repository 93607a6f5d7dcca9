/** A JSON value as it stands in its column: text in SQLite, jsonb in PostgreSQL, a string in every row that is read. */
export type JsonText = string;

/** U+0000 and half surrogate pairs as JSON.stringify writes them, in keys and values alike; jsonb refuses both. */
const NOT_STORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** Writes a value for a JSON column. `undefined` becomes null; what no database stores becomes U+FFFD. */
export function encodeJson(value: unknown): JsonText {
  const json = JSON.stringify(value ?? null);
  // Most hold no such escape, and looking for one is cheaper than the expression.
  return json.includes('\\u') ? json.replace(NOT_STORABLE, '$1\uFFFD') : json;
}

/** Reads a JSON column. The type is the one that was written: rows are made by this program only. */
export function decodeJson<T>(text: JsonText): T;
export function decodeJson<T>(text: JsonText | null): T | null;
export function decodeJson<T>(text: JsonText | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
