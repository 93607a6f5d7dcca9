import { describe, expect, it } from 'vitest';
import { bigrams, searchPhrases } from './bigrams.ts';
import { createFoldedText, foldInto, foldText, originalOffset } from './fold.ts';
import pairs from './fold-pairs.json' with { type: 'json' };
import { detectLanguage } from './language.ts';

describe('foldText', () => {
  it('folds script, width, case and quotes', () => {
    expect(foldText('客服態度ＡＢＣ　Don’t ①')).toBe("客服态度abc don't 1");
  });

  it('expands what folds to several characters and keeps the way back', () => {
    const folded = foldInto('a㍿b', createFoldedText());
    expect(foldText('a㍿ﬁ½b')).toBe('a株式会社fi1⁄2b');
    expect(originalOffset(folded, 0)).toBe(0);
    expect(originalOffset(folded, 3)).toBe(1);
    expect(originalOffset(folded, 5)).toBe(2);
    expect(originalOffset(folded, folded.length)).toBe(3);
  });

  it('makes room for a text that grows by folding, and folds the next one as ever', () => {
    const folded = createFoldedText();
    const [count, size] = [2000, foldText('﷽').length];
    foldInto('﷽'.repeat(count), folded);
    expect(folded.length).toBe(count * size);
    expect(originalOffset(folded, folded.length - 1)).toBe(count - 1);
    expect(originalOffset(folded, folded.length)).toBe(count);
    expect(foldInto('差', folded)).toMatchObject({ length: 1, offsets: null });
  });

  it('changes nothing when applied twice', () => {
    for (const text of ['臺灣維修點', 'ﬃ Ⅷ ㎏', '😡👍🏽', 'É é İ', '\ud800', '﷽'])
      expect(foldText(foldText(text))).toBe(foldText(text));
  });
});

describe('the fold table', () => {
  it('leads each character to its end, so that both scripts meet: 什麼 is 什么', () => {
    const folded = [...pairs.to].filter((character) => foldText(character) !== character);
    expect(folded).toEqual([]);
    expect(foldText('什麼')).toBe(foldText('什么'));
  });
});

describe('bigrams', () => {
  it('lets a query in one script find a text in the other, also by one character', () => {
    expect(bigrams('質量差 iPhone15')).toBe('质量 量差 差 iphone15');
    expect(searchPhrases('质量差')).toEqual(['质量 量差']);
    expect(searchPhrases('差 app')).toEqual(['差', 'app']);
    expect(bigrams('')).toBe('');
  });
});

describe('detectLanguage', () => {
  it('goes by script', () => {
    expect(detectLanguage('iPhone客服真的是waste of time')).toBe('zh');
    expect(detectLanguage('Does this come in black?')).toBe('en');
    expect(detectLanguage('123 😡')).toBe('other');
  });
});
