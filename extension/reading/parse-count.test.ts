import { describe, expect, test } from 'vitest';
import { parseCount } from './parse-count.ts';

describe('parseCount', () => {
  test.each([
    ['31', 31],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1,234,567', 1_234_567],
    ['3.4K', 3400],
    ['3,4K', 3400],
    ['12.3K Likes. Like', 12_300],
    ['1,2 Mio.', 1_200_000],
    ['2,5 Mrd.', 2_500_000_000],
    ['12 Tsd.', 12_000],
    ['1,5 mil', 1500],
    ['3 mil.', 3000],
    ['1,2 millones', 1_200_000],
    ['2 milhões', 2_000_000],
    ['1,2 тыс.', 1200],
    ['1’234', 1234],
    ['3.4K comments', 3400],
    ['1.2万', 12_000],
    ['1.2萬', 12_000],
    ['10万+', 100_000],
    ['10w+', 100_000],
    ['3亿', 300_000_000],
    ['１２', 12],
    ['1 234', 1234],
    ['5 millions', 5_000_000],
    ['2 million', 2_000_000],
    ['赞 31', 31],
    ['回复(12)', 12],
    ['1+', 1],
    ['4.5', 5],
    ['12 件のいいね', 12],
    ['7 more', 7],
  ])('%s → %d', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  test('a text without a digit has no count', () => {
    expect(parseCount('赞')).toBeNull();
    expect(parseCount('')).toBeNull();
  });
});
