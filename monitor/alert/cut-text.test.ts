import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, utf8Bytes, utf16Units } from './cut-text.ts';

test('nothing is cut that fits', () => {
  expect(cutText('差评', 6)).toBe('差评');
});

test('a family emoji is kept whole or left out', () => {
  const family = '👨‍👩‍👧‍👦';
  expect(cutText(`差${family}评`, utf8Bytes(`差${family}`) + 2)).toBe('差…');
  expect(cutText(`差${family}评价`, utf8Bytes(`差${family}…`))).toBe(`差${family}…`);
});

test('the limit holds for every text, in bytes and in units', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, limit) => {
      expect(utf8Bytes(cutText(text, limit))).toBeLessThanOrEqual(limit);
      expect(cutText(text, limit, utf16Units).length).toBeLessThanOrEqual(limit);
    }),
  );
});
