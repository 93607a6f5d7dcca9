// Posts that people labelled by the guide: sentiment, kind, topic, and the flags that are asked about.
import { readGold } from '../../../monitor/training/labelled-table.ts';
import type { Analyzer } from '../../../shared/understanding/analyze.ts';
import { showF1, showShare } from './measures.ts';

/** Measures an analyzer on posts that people labelled: what a row leaves open (`-`, or no such column) is not measured. */
export function measureLabelled(
  analyzer: Analyzer,
  say: (name: string, value: string) => void,
  name: string,
  table: readonly Record<string, string>[],
): void {
  const judged = table.map((row) => ({
    row,
    gold: readGold(row),
    analysis: analyzer.analyze({ text: row['text'] ?? '' }),
  }));
  const share = (label: string, pick: (one: (typeof judged)[number]) => boolean | null): void => {
    const answers = judged.map(pick).filter((answer) => answer !== null);
    if (answers.length > 0) say(`${name}: ${label}`, showShare(answers.filter(Boolean).length, answers.length));
  };
  share('sentiment', ({ gold, analysis }) =>
    gold.sentiment === undefined ? null : gold.sentiment === analysis.sentiment.label,
  );
  share('kind', ({ gold, analysis }) => (gold.kind === undefined ? null : gold.kind === analysis.kind));
  share('topic', ({ gold, analysis }) => (gold.topic === undefined ? null : gold.topic === analysis.topic));
  const flag = (label: string, column: string, answer: (one: (typeof judged)[number]) => boolean): void => {
    const pairs = judged
      .filter(({ row }) => row[column] === '0' || row[column] === '1')
      .map((one): [number, number] => [Number(one.row[column]), Number(answer(one))]);
    if (pairs.length > 0) say(`${name}: ${label}`, showF1(pairs, 1));
  };
  flag('complaint', 'complaint', ({ analysis }) => analysis.complaint.is);
  flag('safety', 'safety', ({ analysis }) => analysis.flags.safety);
  flag('amount over 1000', 'over1000', ({ analysis }) => analysis.flags.amountYuan > 1000);
  const phenomena = [...new Set(table.map((row) => row['phenomenon'] ?? ''))].filter(Boolean).sort();
  const weak = phenomena.flatMap((phenomenon) => {
    const list = judged.filter(({ row, gold }) => row['phenomenon'] === phenomenon && gold.sentiment !== undefined);
    const right = list.filter(({ gold, analysis }) => gold.sentiment === analysis.sentiment.label).length;
    return list.length === 0 ? [] : [`${phenomenon} ${right}/${list.length}`];
  });
  if (weak.length > 0) console.log(`  sentiment by phenomenon: ${weak.join(', ')}`);
}
