// The English complaints of ACL 2019 by the head that reads them: ten folds, and each industry by a head that saw no post of it.
import { splitTenth } from '../../../monitor/training/held-out.ts';
import { scoreOne } from '../../../shared/understanding/heads.ts';
import { prepareRows, viewRow } from '../../../shared/understanding/training/prepare-rows.ts';
import { trainHeads } from '../../../shared/understanding/training/train-heads.ts';
import type { TrainingRow } from '../../../shared/understanding/training/training-row.ts';
import { showMacroF1 } from './measures.ts';

const SETS: ReadonlySet<string> = new Set(['en_complaints', 'en_tweeteval_sent']);
/** Names of posts that are addressed to no company at all: they always train. */
const NO_INDUSTRY = /^random/;

/** Measures both ways; every post is judged once, by a head that did not learn from it. */
export function measureComplaints(
  rows: readonly TrainingRow[],
  lexicon: ReadonlyMap<string, number>,
  say: (name: string, value: string) => void,
): void {
  const own = rows.filter(({ set }) => SETS.has(set));
  const prepared = prepareRows(own, lexicon);
  const judge = (left: (row: TrainingRow) => boolean): [number, number][] => {
    const head = trainHeads(prepared, (row) => !left(row), { only: ['en-complaint'] }).get('en-complaint');
    if (head === undefined) throw new Error('The head of English complaints was not trained.');
    return own.flatMap((row, at): [number, number][] => {
      if (row.set !== 'en_complaints' || !left(row)) return [];
      const score = scoreOne(head, viewRow(prepared.features, at));
      return [[Number(row.label === 'complaint'), Number(score > 0)]];
    });
  };
  const folds = Array.from({ length: 10 }, (_, fold) => judge(({ text }) => splitTenth(`${text}折`) === fold));
  say('ACL2019 complaints, ten folds, macro-F1 (80)', showMacroF1(folds.flat(), 2));
  const posts = own.filter(({ set }) => set === 'en_complaints');
  const industries = [...new Set(posts.flatMap(({ domain }) => domain ?? []))]
    .filter((name) => !NO_INDUSTRY.test(name))
    .sort();
  const pairs = industries.map((name) => judge((row) => row.set === 'en_complaints' && row.domain === name));
  say('ACL2019 complaints, unseen industry, macro-F1 (72)', showMacroF1(pairs.flat(), 2));
  console.log(
    `  by industry: ${industries.map((name, at) => `${name} ${showMacroF1(pairs[at] ?? [], 2)}`).join('; ')}`,
  );
}
