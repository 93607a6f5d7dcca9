import AhoCorasick from 'modern-ahocorasick';
import { describe, expect, it } from 'vitest';
import { createFoldedText, foldInto, foldText, originalOffset } from './fold.ts';
import { createMatcher, type Matcher } from './matcher.ts';

const folded = createFoldedText();

function find(matcher: Matcher, terms: readonly string[], text: string): string[] {
  const hits = matcher.scan(foldInto(text, folded));
  return Array.from({ length: hits.count }, (_, k) => {
    const [start, end] = [originalOffset(folded, hits.starts[k] ?? 0), originalOffset(folded, hits.ends[k] ?? 0)];
    return `${terms[hits.terms[k] ?? -1]}@${start}-${end}`;
  });
}

describe('createMatcher', () => {
  it('finds overlapping terms of all lengths, in order', () => {
    const terms = ['差', '质量', '质量差', '量差'];
    expect(find(createMatcher(terms), terms, '質量差')).toEqual(['质量@0-2', '质量差@0-3', '量差@1-3', '差@2-3']);
  });

  it('keeps to whole words for Latin letters, not for digits beside them', () => {
    const terms = ['app', '315'];
    const matcher = createMatcher(terms);
    expect(find(matcher, terms, 'APP的app2 apps happy')).toEqual(['app@0-3', 'app@4-7']);
    expect(find(matcher, terms, '12315 315晚会')).toEqual(['315@6-9']);
    expect(find(matcher, terms, "App's")).toEqual(['app@0-3']);
  });

  it('gives offsets of the original where folding makes a text longer', () => {
    const terms = ['投诉'];
    expect(find(createMatcher(terms), terms, '㍿投訴')).toEqual(['投诉@1-3']);
  });

  it('answers a duplicate term twice and an empty one never', () => {
    const terms = ['退款', '退款', ''];
    expect(find(createMatcher(terms), terms, '要退款').sort()).toEqual(['退款@1-3', '退款@1-3']);
  });

  it('finds nothing in an empty text', () => {
    expect(find(createMatcher(['退款', '退']), ['退款', '退'], '')).toEqual([]);
  });

  it('agrees with modern-ahocorasick on random texts over a small alphabet', () => {
    let state = 3;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 0x100000000) * below);
    };
    const alphabet = '好坏退款投诉差质量服务';
    const word = (length: number): string => Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');
    const terms = [...new Set(Array.from({ length: 300 }, () => word(2 + random(4))))];
    const matcher = createMatcher(terms);
    const oracle = new AhoCorasick(terms.map((term) => foldText(term)));
    for (let round = 0; round < 300; round++) {
      const text = word(40);
      expect(find(matcher, terms, text), text).toHaveLength(oracle.count(text));
    }
  });

  it('agrees with a plain search where terms go on after a pair of the same bits, end at the edges of the text, or are single', () => {
    // 好 U+597D, 坝 U+575D and 坽 U+577D share their last five bits; 款 does not.
    const terms = ['退款好', '退款好坝', '款好', '好', '退款', '坽坽坽'];
    const matcher = createMatcher(terms);
    const pieces = ['退款', '好', '坝', '坽', '㍿', '。'];
    for (let code = 0; code < pieces.length ** 4; code++) {
      const text = [0, 1, 2, 3]
        .map((place) => pieces[Math.floor(code / pieces.length ** place) % pieces.length])
        .join('');
      const plain = [...text].flatMap((_, start) =>
        terms.filter((term) => text.startsWith(term, start)).map((term) => `${term}@${start}-${start + term.length}`),
      );
      expect(find(matcher, terms, text).sort(), text).toEqual(plain.sort());
    }
  });
});
