import { expect, it } from 'vitest';
import { createAnalyzer } from './analyze.ts';
import { testTerms } from './test-terms.ts';

it('tells what the keywords find, miss and find wrongly, and suggests words', () => {
  const brand = { id: 'q', name: '青岚', aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] };
  const analyzer = createAnalyzer({ brands: [brand] });
  const labelled = [
    ...Array.from({ length: 12 }, (_, k) => ({ post: { text: `青岚客服${k}号太差了，投诉` }, mention: true })),
    ...Array.from({ length: 6 }, (_, k) => ({ post: { text: `青蓝的锅漏油${k}次` }, mention: true })),
    ...Array.from({ length: 6 }, (_, k) => ({ post: { text: `青岚山问题不大，徒步第${k}天` }, mention: false })),
    ...Array.from({ length: 12 }, (_, k) => ({ post: { text: `今天天气${k}度` }, mention: false })),
  ];
  const report = testTerms(analyzer, labelled);
  expect(report.found).toBe(12);
  expect(report.missed).toHaveLength(6);
  expect(report.missed[0]?.why).toBe('no-brand');
  expect(report.missing.some((term) => term.includes('青蓝'))).toBe(true);
  expect(report.wrong).toHaveLength(6);
  expect(report.misleading.some((term) => term.includes('山'))).toBe(true);
  expect(report.precision).toBeCloseTo(12 / 18);
  expect(report.recall).toBeCloseTo(12 / 18);
});
