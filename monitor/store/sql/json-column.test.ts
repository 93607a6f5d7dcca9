import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeJson, encodeJson } from './json-column.ts';

/** What a text is after it was stored: every U+0000 and half surrogate pair became U+FFFD. */
const stored = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed();

it('gives any text back as it can be stored, in values and in keys', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeJson(encodeJson([text, { [`k${text}`]: text }]))).toEqual([
        stored(text),
        { [`k${stored(text)}`]: stored(text) },
      ]);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  '\0',
  '\ud800',
  '\udc00',
  '\\u0000',
  '\\\\u0000',
  '\\\0',
  '"\0"',
  '\\ud800',
  '\ud83d\ude00',
  '\ud83d\ud83d\ude00',
])('stores %j without an escape that jsonb refuses, and leaves written escapes alone', (text) => {
  const json = encodeJson({ text });
  expect(json.replaceAll('\\\\', '')).not.toMatch(/\\u(0000|d[89a-f])/);
  expect(decodeJson(json)).toEqual({ text: stored(text) });
});

it('gives any value back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const back = decodeJson<unknown>(encodeJson(value));
      expect(JSON.stringify(back)).toBe(encodeJson(value));
    }),
  );
});

it('takes undefined for null and reads null columns', () => {
  expect(encodeJson(undefined)).toBe('null');
  expect(decodeJson(null)).toBeNull();
});
