import { describe, expect, it } from 'vitest';
import { createFoldedText, foldInto, originalOffset, unitsToString } from './fold.ts';
import { squeezeText } from './squeeze.ts';

describe('squeezeText', () => {
  it('takes signs out of Han runs and keeps the way back', () => {
    const text = '我要投 訴，垃*圾骗·子';
    const squeezed = squeezeText(foldInto(text, createFoldedText()));
    if (squeezed === null) throw new Error('something to squeeze');
    expect(unitsToString(squeezed.units, 0, squeezed.length)).toBe('我要投诉,垃圾骗子');
    expect(text.slice(originalOffset(squeezed, 2), originalOffset(squeezed, 4))).toBe('投 訴');
  });

  it('leaves texts without such signs alone', () => {
    for (const text of ['我要投诉', 'not a-b', '好    坏的', ''])
      expect(squeezeText(foldInto(text, createFoldedText()))).toBeNull();
  });
});
