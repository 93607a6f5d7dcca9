import { makeStorable } from '../sql/bind-value.ts';

/**
 * JSON with sorted keys and without spaces, so that the same facts have the same bytes whoever writes them; texts are
 * as the database gives them back.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return makeStorable(part);
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    const entries = Object.entries(part).map(([key, inner]) => [makeStorable(key), inner] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
