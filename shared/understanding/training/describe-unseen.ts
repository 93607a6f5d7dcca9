import { HEAD_SPECS } from '../head-specs.ts';
import type { Head } from '../heads.ts';
import { describeRows } from './describe-rows.ts';
import { UNTAUGHT_HEADS } from './list-lessons.ts';
import type { PreparedRows } from './prepare-rows.ts';
import type { CombinerRow } from './train-combiner.ts';
import { trainHeads } from './train-heads.ts';
import type { TrainingRow } from './training-row.ts';

/** Heads that the combiner sees and that learn from the posts that people labelled. */
const TAUGHT = HEAD_SPECS.map(({ id }) => id).filter(
  (id) => !UNTAUGHT_HEADS.has(id) && !id.endsWith('-domain') && id !== 'safety',
);

/**
 * Labelled posts that go into the same half, as they stand in the tables: what was written in one go resembles itself, and heads that learned
 * from the neighbours of a post would look surer of it than they are of a stranger's.
 */
const BLOCK = 200;

/**
 * What the combiner learns from: the rows that `teaches` admits, each scored by heads that have not seen it. The labelled posts among them
 * teach heads too, so that they go in halves, and each half is scored by heads that learned from the other. A text that stands in several
 * corpora is left out of all of them.
 */
export function describeUnseen(
  prepared: PreparedRows,
  use: (row: TrainingRow) => boolean,
  teaches: (row: TrainingRow) => boolean,
  lexicon: ReadonlyMap<string, number>,
): CombinerRow[] {
  const { rows } = prepared;
  const isLabelled = (row: TrainingRow): boolean => row.gold !== undefined && teaches(row);
  const halfOf = new Map<string, number>();
  let count = 0;
  for (const row of rows) {
    if (isLabelled(row) && !halfOf.has(row.text)) halfOf.set(row.text, Math.floor(count++ / BLOCK) % 2);
  }
  let heads: ReadonlyMap<string, Head> = new Map();
  return [0, 1].flatMap((half) => {
    const mayTrain = (row: TrainingRow): boolean => use(row) && halfOf.get(row.text) !== half;
    const trained = trainHeads(prepared, mayTrain, half === 0 ? {} : { only: TAUGHT });
    heads = new Map([...heads, ...trained]);
    const described = rows.filter((row) =>
      isLabelled(row) ? halfOf.get(row.text) === half : half === 0 && row.gold === undefined && teaches(row),
    );
    return describeRows(described, heads, lexicon);
  });
}
