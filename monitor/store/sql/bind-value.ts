/** What both engines take as a parameter. */
export type BoundValue = string | number | bigint | null | Uint8Array;

/**
 * Makes a text storable in both engines: PostgreSQL refuses U+0000, and half a surrogate pair is not Unicode.
 * Both become U+FFFD, so that a hostile post is kept instead of failing its whole batch.
 */
export function makeStorable(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/**
 * Converts one query parameter for either engine.
 * node:sqlite takes an object as the first argument for *named* parameters and silently shifts all values, and
 * stores NaN as NULL; pg writes a Date in the machine's own time zone. Hence: Date → epoch ms, boolean → 0/1,
 * everything else that is not a plain value is refused.
 * @throws TypeError that names the position (from 1).
 */
export function bindValue(value: unknown, index: number): BoundValue {
  switch (typeof value) {
    case 'string':
      return makeStorable(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      return value;
    case 'number':
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
        throw new TypeError(`Query parameter ${index + 1} is ${value}: only finite numbers up to 2^53 can be stored.`);
      return value;
    case 'object':
      if (value === null || value instanceof Uint8Array) return value;
      if (value instanceof Date) return bindValue(value.getTime(), index);
      throw new TypeError(
        `Query parameter ${index + 1} is ${Array.isArray(value) ? 'an array' : 'an object'}: encode it with encodeJson first.`,
      );
    default:
      throw new TypeError(`Query parameter ${index + 1} is ${typeof value}: pass null where there is no value.`);
  }
}
