import { expect, test } from 'vitest';
import { readCacheHint, readRetryAfter } from './wait-hint.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const HTTP_DATE = new Date(NOW + 90_000).toUTCString();

test.each([
  ['120', 120],
  [HTTP_DATE, 90],
  [new Date(NOW - 90_000).toUTCString(), 0],
  ['315360000', 315_360_000],
  ['-5', null],
  ['soon', null],
  ['', null],
  [undefined, null],
])('Retry-After: %s', (header, seconds) => {
  expect(readRetryAfter(header, NOW)).toBe(seconds);
});

test.each([
  ['max-age', { 'cache-control': 'public, max-age=300' }, 300],
  ['max-age less its age', { 'cache-control': 'max-age=300', age: '100' }, 200],
  ['s-maxage alone', { 'cache-control': 's-maxage=300' }, null],
  ['no-cache', { 'cache-control': 'no-cache, max-age=300' }, null],
  ['Expires', { expires: HTTP_DATE }, 90],
  ['an Expires of the past', { expires: new Date(NOW - 1000).toUTCString() }, null],
  ['Expires: 0', { expires: '0' }, null],
  ['nothing', {}, null],
] as [string, Record<string, string>, number | null][])('%s', (_name, headers, seconds) => {
  expect(readCacheHint(headers, NOW)).toBe(seconds);
});
