import { createHash } from 'node:crypto';
import { combineLexicon, HAND_WORDS, type Words } from '../../shared/understanding/lexicon.ts';
import { learnLexicon } from '../../shared/understanding/training/learn-lexicon.ts';
import { prepareRows } from '../../shared/understanding/training/prepare-rows.ts';
import { calibrateModel, trainModel } from '../../shared/understanding/training/train-model.ts';
import type { TrainingRow } from '../../shared/understanding/training/training-row.ts';
import type { Weights } from '../../shared/understanding/weights-file.ts';

/** What one training makes: the files that are committed. */
export interface Training {
  readonly learnedWords: Words;
  readonly weights: Weights;
}

/**
 * Trains what ships. First on the train part alone, to fit the calibration on the development part; then on both, with that calibration.
 * The same rows give the same bytes.
 */
export function trainWeights(
  rows: readonly TrainingRow[],
  candidates: ReadonlyMap<string, number>,
  say: (text: string) => void,
): Training {
  const learnedWords = learnWords(rows, candidates);
  const lexicon = combineLexicon(learnedWords);
  say(`${Object.keys(learnedWords).length} words learned`);
  const prepared = prepareRows(rows, lexicon);
  say(`${rows.length} texts read`);
  const trial = trainModel(prepared, ({ split }) => split === 'train', { lexicon });
  const calibration = calibrateModel(trial, prepared, ({ split }) => split === 'dev');
  say('calibrated on the development part');
  const weights = trainModel(prepared, () => true, { lexicon, calibration, dataHash: hashRows(rows) });
  return { learnedWords, weights };
}

/** Learned weights of Chinese words; English keeps those of AFINN. */
export function learnWords(rows: readonly TrainingRow[], candidates: ReadonlyMap<string, number>): Words {
  const chinese = new Map<string, number>(candidates);
  for (const word of Object.keys(HAND_WORDS)) if (word.length > 1) chinese.set(word, 0);
  for (const word of chinese.keys()) if (!/[\p{Script=Han}[]/u.test(word)) chinese.delete(word);
  const learned = learnLexicon(
    rows.filter(({ set }) => set.startsWith('zh_')),
    chinese,
  );
  return Object.fromEntries(learned);
}

/** Short hash of what was trained on: corpus, text and label of every row, in order. */
export function hashRows(rows: readonly TrainingRow[]): string {
  const hash = createHash('sha256');
  for (const { set, text, label, gold } of rows) hash.update(JSON.stringify([set, text, label, gold ?? null]));
  return hash.digest('hex').slice(0, 16);
}
