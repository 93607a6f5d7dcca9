import { expect, test } from 'vitest';
import { countLength } from './count-length.ts';

test.each([
  ['您好 ok', 'characters', 5],
  ['您好 ok', 'weighted', 7],
  ['您好 ok', 'half-ascii', 4],
  ['😀', 'characters', 1],
  ['👨‍👩‍👧', 'graphemes', 1],
  ['“quoted”', 'weighted', 8],
] as const)('%s by %s is %d', (text, counting, length) => {
  expect(countLength(text, counting)).toBe(length);
});
