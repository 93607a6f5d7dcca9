import { describe, expect, it } from 'vitest';
import { createFoldedText, foldInto } from '../text/fold.ts';
import { LEXICON_WEIGHTS } from './lexicon.ts';
import { createWordScorer } from './lexicon-score.ts';
import { createTokenBuffer, scanTokens, spellTokens } from './scan-tokens.ts';
import { readToken, registerLanguage } from './sentiment-languages.ts';
import { buildVocabulary } from './vocabulary.ts';

const vocabulary = buildVocabulary([], []);
const folded = createFoldedText();
const score = createWordScorer(vocabulary);
const buffer = createTokenBuffer();
const languages = {
  zh: registerLanguage('zh', LEXICON_WEIGHTS),
  en: registerLanguage('en-x', LEXICON_WEIGHTS),
};

const TEXTS: readonly (readonly ['zh' | 'en', string])[] = [
  ['zh', '质量不错，但是客服态度很差，再也不买了'],
  ['zh', '不是不好吃，是根本没法吃😡😡'],
  ['zh', '一点也不难用，非常满意！'],
  ['zh', '虽然发货慢，不过味道真香'],
  ['zh', '客服真棒👎'],
  ['zh', '今天下雨'],
  ['zh', '没有比这更舒服的枕头了❤️'],
  ['en', 'I don’t like the food, but the staff were not very rude'],
  ['en', 'not bad at all, quite impressed 👍'],
  ['en', 'constructor good'],
  ['en', 'The worst service I ever had. Thanks a lot!'],
];

describe('the score of words', () => {
  it.each(TEXTS)('is what npm sentiment makes of the same tokens: %s %s', (language, text) => {
    foldInto(text, folded);
    const hits = vocabulary.matcher.scan(folded);
    const tokens = spellTokens(scanTokens(folded, hits, vocabulary, buffer), vocabulary);
    const ours = score(folded, hits, language);
    if (tokens.length === 0) return expect(ours.score).toBe(0);
    const theirs = languages[language].analyze(tokens);
    expect(ours.score).toBeCloseTo(theirs.score, 10);
    expect(ours.positive).toEqual(theirs.positive.map(readToken).reverse());
    expect(ours.negative).toEqual(theirs.negative.map(readToken).reverse());
  });

  it('turns under a negation, and a word of another object’s making negates nothing', () => {
    const of = (text: string): number => score(foldInto(text, folded), vocabulary.matcher.scan(folded), 'en').score;
    expect(of('good')).toBeGreaterThan(0);
    expect(of('not good')).toBeLessThan(0);
    expect(of('constructor good')).toBe(of('good'));
  });
});
