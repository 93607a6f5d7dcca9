import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHARACTER_CLASS, HAN, isWordUnit } from '../text/character-class.ts';
import { foldText } from '../text/fold.ts';
import { countTerms, holdsTerm } from './count-terms.ts';

/** All terms of a text, by looking at each place for each length. */
function termsOf(text: string): Set<string> {
  const folded = foldText(text);
  const han = (at: number) => CHARACTER_CLASS[folded.charCodeAt(at)] === HAN;
  const terms = new Set<string>();
  for (let at = 0; at < folded.length; at += 1)
    for (let size = 2; size <= 5; size += 1)
      if (at + size <= folded.length && Array.from({ length: size }, (_, i) => han(at + i)).every(Boolean))
        terms.add(folded.slice(at, at + size));
  let word = '';
  for (let at = 0; at <= folded.length; at += 1) {
    if (at < folded.length && isWordUnit(folded.charCodeAt(at))) {
      word += folded[at];
      continue;
    }
    if (word.length >= 3) terms.add(word);
    word = '';
  }
  return terms;
}

const texts = fc.array(fc.string({ unit: fc.constantFrom(...'保价退款電电ab1 ，㍿'), maxLength: 14 }), {
  maxLength: 12,
});

test('each term that is frequent now is counted once a text, now and before, with the first that hold it', () => {
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 1, max: 4 }), (present, earlier, least) => {
      const now = present.map(termsOf);
      const before = earlier.map(termsOf);
      const expected = [...new Set(now.flatMap((terms) => [...terms]))].flatMap((term) => {
        const places = now.flatMap((terms, at) => (terms.has(term) ? [at] : []));
        const past = before.filter((terms) => terms.has(term)).length;
        return places.length < least ? [] : [{ term, now: places.length, before: past, examples: places.slice(0, 3) }];
      });
      const byTerm = (a: { term: string }, b: { term: string }) => (a.term < b.term ? -1 : 1);
      expect(countTerms(present, earlier, least).sort(byTerm)).toEqual(expected.sort(byTerm));
    }),
    { numRuns: 400 },
  );
});

test('a text holds the terms that it counts for, and no others', () => {
  fc.assert(
    fc.property(texts, (some) => {
      const terms = some.map(termsOf);
      for (const term of new Set(terms.flatMap((own) => [...own])))
        expect(some.filter((text) => holdsTerm(text, term))).toEqual(some.filter((_, at) => terms[at]?.has(term)));
    }),
  );
  expect(holdsTerm('保价退款保价', '保价退款保价'), 'longer than any term').toBe(false);
  expect(holdsTerm('保', '保'), 'shorter than any').toBe(false);
  expect(holdsTerm('iphone 16', 'hone'), 'part of a word').toBe(false);
  expect(holdsTerm('iphone 16', 'e 1'), 'of two words').toBe(false);
});
