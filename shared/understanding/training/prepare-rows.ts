import { addDangerCues } from '../danger-cues.ts';
import type { Features } from '../features.ts';
import { createTextReader } from '../read-text.ts';
import { buildVocabulary } from '../vocabulary.ts';
import type { RowCues } from './list-lessons.ts';
import type { FeatureRows } from './train-head.ts';
import type { TrainingRow } from './training-row.ts';

/** Texts made into features once, for all heads. */
export interface PreparedRows {
  readonly rows: readonly TrainingRow[];
  readonly features: FeatureRows;
  /** What heads of dangers read: cues of danger, and the short features. */
  readonly dangers: FeatureRows;
  readonly cues: readonly RowCues[];
}

/** A topic is clear when its words weigh this much, and twice as much as those of the next one. */
const CLEAR = 1.5;

/** Reads all rows, with the shipped lexicon or another. */
export function prepareRows(rows: readonly TrainingRow[], lexicon?: ReadonlyMap<string, number>): PreparedRows {
  const vocabulary = buildVocabulary([], [], lexicon);
  const read = createTextReader(vocabulary, lexicon);
  const features = collectFeatures(rows.length);
  const dangers = collectFeatures(rows.length);
  const cues: RowCues[] = [];
  for (const row of rows) {
    const reading = read(row.text);
    const { signals, topicCounts, language, score } = reading;
    features.add(reading.features);
    dangers.add(addDangerCues(reading, vocabulary));
    cues.push({
      language,
      cueCounts: [...signals.cueCounts],
      clearTopic: findClearTopic(topicCounts),
      score: score.score,
    });
  }
  return { rows, features: features.list(), dangers: dangers.list(), cues };
}

/** Gathers the features of `count` texts one behind the other. */
function collectFeatures(count: number): { add(features: Features): void; list(): FeatureRows } {
  const starts = new Uint32Array(count + 1);
  const shorts = new Uint32Array(count);
  let hashes = new Uint32Array(1 << 20);
  let size = 0;
  let row = 0;
  return {
    add(features) {
      if (size + features.count > hashes.length) {
        const larger = new Uint32Array(hashes.length * 2 + features.count);
        larger.set(hashes);
        hashes = larger;
      }
      hashes.set(features.hashes.subarray(0, features.count), size);
      size += features.count;
      shorts[row] = features.short;
      starts[++row] = size;
    },
    list: () => ({ starts, shorts, hashes: hashes.subarray(0, size) }),
  };
}

/** A view of one prepared row as features. */
export function viewRow({ starts, shorts, hashes }: FeatureRows, row: number): Features {
  const start = starts[row] as number;
  const end = starts[row + 1] as number;
  return {
    hashes: hashes.subarray(start, end),
    count: end - start,
    short: shorts[row] as number,
    words: 0,
    sums: null,
  };
}

function findClearTopic(counts: Float64Array): number {
  let top = -1;
  let most = 0;
  let second = 0;
  counts.forEach((count, topic) => {
    if (count > most) {
      second = most;
      most = count;
      top = topic;
    } else if (count > second) second = count;
  });
  return most >= CLEAR && most >= second * 2 ? top : -1;
}
