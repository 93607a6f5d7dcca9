import { HEAD_SPECS } from '../head-specs.ts';
import type { Head } from '../heads.ts';
import { describeRows } from './describe-rows.ts';
import { UNTAUGHT_HEADS } from './list-lessons.ts';
import type { PreparedRows } from './prepare-rows.ts';
import type { CombinerRow } from './train-combiner.ts';
import { trainHeads } from './train-heads.ts';
import type { TrainingRow } from './training-row.ts';

/** Heads that learn from the posts that people labelled. */
const TAUGHT = HEAD_SPECS.map(({ id }) => id).filter((id) => !UNTAUGHT_HEADS.has(id) && !id.endsWith('-domain'));

/**
 * What the combiner learns from: the rows that `teaches` admits, each scored by heads that have not seen it. The labelled posts among them
 * teach heads too, so that they go in halves, and each half is scored by heads that learned from the other.
 */
export function describeUnseen(
  prepared: PreparedRows,
  use: (row: TrainingRow) => boolean,
  teaches: (row: TrainingRow) => boolean,
  lexicon: ReadonlyMap<string, number>,
): CombinerRow[] {
  const { rows } = prepared;
  const labelled = rows.filter((row) => row.gold !== undefined && teaches(row));
  const halves = [0, 1].map((half) => new Set(labelled.filter((_, at) => at % 2 === half)));
  let heads: ReadonlyMap<string, Head> = new Map();
  return halves.flatMap((left, half) => {
    const mayTrain = (row: TrainingRow): boolean => use(row) && !left.has(row);
    const trained = trainHeads(prepared, mayTrain, half === 0 ? {} : { only: TAUGHT });
    heads = new Map([...heads, ...trained]);
    const described = rows.filter((row) => left.has(row) || (half === 0 && row.gold === undefined && teaches(row)));
    return describeRows(described, heads, lexicon);
  });
}
