import { createHash } from 'node:crypto';
import type { Combiner } from '../../shared/understanding/combiner.ts';
import { combineLexicon, HAND_WORDS, type Words } from '../../shared/understanding/lexicon.ts';
import { describeUnseen } from '../../shared/understanding/training/describe-unseen.ts';
import { fitCalibration } from '../../shared/understanding/training/fit-calibration.ts';
import { learnLexicon } from '../../shared/understanding/training/learn-lexicon.ts';
import { prepareRows } from '../../shared/understanding/training/prepare-rows.ts';
import { type CombinerRow, trainLayers } from '../../shared/understanding/training/train-combiner.ts';
import { trainHeads } from '../../shared/understanding/training/train-heads.ts';
import type { TrainingRow } from '../../shared/understanding/training/training-row.ts';
import { hashVocabulary } from '../../shared/understanding/vocabulary-hash.ts';
import type { Weights } from '../../shared/understanding/weights-file.ts';

/** What one training makes: the files that are committed. */
export interface Training {
  readonly learnedWords: Words;
  readonly weights: Weights;
}

/**
 * Trains what ships: the heads on all corpora, the combiner on posts that people labelled and on the development part, scored by heads
 * that have not seen it. The same rows give the same bytes.
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
  const mayTrain = ({ split, gold }: TrainingRow): boolean => split === 'train' || gold !== undefined;
  const combiner = trainCombiner(describeUnseen(prepared, mayTrain, mayTeachCombiner, lexicon));
  say('combiner trained');
  const heads = trainHeads(prepared, () => true);
  return {
    learnedWords,
    weights: { heads, combiner, dataHash: hashRows(rows), vocabularyHash: hashVocabulary(lexicon) },
  };
}

/** Layers and calibration from texts that the heads have not seen. */
export function trainCombiner(rows: readonly CombinerRow[]): Combiner {
  const calibration = fitCalibration(rows);
  return { ...trainLayers(rows, calibration), calibration };
}

/** Labelled posts, and the development part of the corpora. */
function mayTeachCombiner({ gold, split }: TrainingRow): boolean {
  return gold !== undefined || split === 'dev';
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
  for (const { set, text, label, gold, safety } of rows) {
    hash.update(JSON.stringify([set, text, label, gold ?? null, safety ?? null]));
  }
  return hash.digest('hex').slice(0, 16);
}
