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
  readonly cues: readonly RowCues[];
}

/** A topic is clear when its words weigh this much, and twice as much as those of the next one. */
const CLEAR = 1.5;

/** Reads all rows, with the shipped lexicon or another. */
export function prepareRows(rows: readonly TrainingRow[], lexicon?: ReadonlyMap<string, number>): PreparedRows {
  const read = createTextReader(buildVocabulary([], [], lexicon), lexicon);
  const starts = new Uint32Array(rows.length + 1);
  const shorts = new Uint32Array(rows.length);
  const cues: RowCues[] = [];
  let hashes = new Uint32Array(1 << 20);
  let size = 0;
  rows.forEach((row, at) => {
    const { features, signals, topicCounts, language, score } = read(row.text);
    if (size + features.count > hashes.length) {
      const larger = new Uint32Array(hashes.length * 2 + features.count);
      larger.set(hashes);
      hashes = larger;
    }
    hashes.set(features.hashes.subarray(0, features.count), size);
    size += features.count;
    starts[at + 1] = size;
    shorts[at] = features.short;
    const clearTopic = findClearTopic(topicCounts);
    cues.push({ language, cueCounts: [...signals.cueCounts], clearTopic, score: score.score });
  });
  return { rows, features: { starts, shorts, hashes: hashes.subarray(0, size) }, cues };
}

/** A view of one prepared row as features. */
export function viewRow({ starts, shorts, hashes }: FeatureRows, row: number): Features {
  const start = starts[row] as number;
  const end = starts[row + 1] as number;
  return { hashes: hashes.subarray(start, end), count: end - start, short: shorts[row] as number, words: 0 };
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
