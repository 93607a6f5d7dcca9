import { foldText } from '../../text/fold.ts';
import { describeText, INPUTS } from '../combiner.ts';
import { findAmounts } from '../find-amounts.ts';
import type { Head } from '../heads.ts';
import triagePolicy from '../policies/triage.json' with { type: 'json' };
import { createTextReader } from '../read-text.ts';
import { createHeadScorer } from '../score-heads.ts';
import { buildVocabulary } from '../vocabulary.ts';
import type { CombinerRow } from './train-combiner.ts';
import type { TrainingRow } from './training-row.ts';

/** What the combiner sees of texts that the heads were not trained on. */
export function describeRows(
  rows: readonly TrainingRow[],
  heads: ReadonlyMap<string, Head>,
  lexicon?: ReadonlyMap<string, number>,
): CombinerRow[] {
  const read = createTextReader(buildVocabulary([], [], lexicon), lexicon);
  const scoreHeads = createHeadScorer(heads);
  return rows.map((row) => {
    const reading = read(row.text);
    const amounts = findAmounts(foldText(row.text), triagePolicy.currencyRates.value);
    const amountYuan = amounts.reduce((largest, { yuan }) => Math.max(largest, yuan), 0);
    const scores = scoreHeads(reading.features, reading.language);
    const inputs = describeText(reading, scores, amountYuan, new Float64Array(INPUTS));
    return { row, language: reading.language, inputs };
  });
}
