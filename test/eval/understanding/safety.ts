// Dangers told in words that no list holds, and what only sounds like one: see test/eval/challenge/README.md.
import { fileURLToPath } from 'node:url';
import { readTable } from '../../../monitor/training/labelled-table.ts';
import { type Analyzer, createAnalyzer } from '../../../shared/understanding/analyze.ts';
import { PRODUCT_SETS, type TrainingRow } from '../../../shared/understanding/training/training-row.ts';
import { showShare } from './measures.ts';

const FOLDER = fileURLToPath(new URL('../challenge/safety/', import.meta.url));

/**
 * Measures the flag of safety on both batches, by lists and patterns alone and with the head; and the share of ordinary bad reviews that it is
 * raised for, most of which tell no danger.
 */
export function measureSafety(
  analyzer: Analyzer,
  measured: readonly TrainingRow[],
  say: (name: string, value: string) => void,
): void {
  const byLists = createAnalyzer({ brands: [] });
  for (const batch of ['dev', 'test']) {
    const posts = readTable(`${FOLDER}${batch}.tsv`).map(({ text = '', safety }) => ({
      text,
      isDanger: safety === '1',
    }));
    for (const [name, judge] of [
      ['lists alone', byLists],
      ['with the head', analyzer],
    ] as const) {
      const flagged = posts.filter(({ text }) => judge.analyze({ text }).flags.safety);
      const right = flagged.filter(({ isDanger }) => isDanger).length;
      say(`safety, ${batch} batch, ${name}: recall`, showShare(right, posts.filter(({ isDanger }) => isDanger).length));
      say(`safety, ${batch} batch, ${name}: precision`, showShare(right, flagged.length));
    }
  }
  const complaints = measured.filter(({ set, label }) => PRODUCT_SETS.has(set) && label === 'neg');
  const share = (judge: Analyzer): string =>
    showShare(complaints.filter(({ text }) => judge.analyze({ text }).flags.safety).length, complaints.length);
  say('safety raised for bad reviews, lists alone', share(byLists));
  say('safety raised for bad reviews, with the head', share(analyzer));
}
