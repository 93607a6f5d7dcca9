import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOfCorpus } from '../../shared/understanding/training/training-row.ts';
import { splitKey, splitOf, splitTenth, textId } from './held-out.ts';
import { CORPUS_LABELS, readCorpusLabels } from './read-corpus-labels.ts';
import { DATA_FOLDER, OWN_POSTS, readTrainingData, TRAINING_SETS } from './read-training-data.ts';

describe('the held-out rule', () => {
  it('sees letters and digits only, whatever the width and case', () => {
    expect(splitKey('Ｈello, 世界！ 12')).toBe('hello世界12');
    expect(splitTenth('很好，推荐！')).toBe(splitTenth('很好 推荐'));
  });

  it('spreads texts over all tenths', () => {
    const tenths = new Set(Array.from({ length: 200 }, (_, k) => splitTenth(`text ${k}`)));
    expect(tenths.size).toBe(10);
  });

  it.skipIf(!existsSync(DATA_FOLDER))(
    'keeps every held-out text, and every corpus that is for evaluation only, out of training',
    () => {
      const rows = readTrainingData(DATA_FOLDER, OWN_POSTS);
      expect(rows.length).toBeGreaterThan(100_000);
      expect(rows.filter(({ text }) => splitOf(text) === 'held-out')).toEqual([]);
      expect(TRAINING_SETS.filter((set) => /car|appreviews|airline/.test(set))).toEqual([]);
      const named = new Set(
        rows.filter((row) => row.gold !== undefined && isOfCorpus(row)).map(({ text }) => textId(text)),
      );
      expect(named, 'every label of a corpus text finds it').toEqual(new Set(readCorpusLabels(CORPUS_LABELS).keys()));
      expect([...new Set(rows.map(({ set }) => set))].sort()).toEqual(
        [...TRAINING_SETS, 'challenge', 'gold', 'safety'].sort(),
      );
    },
  );
});
