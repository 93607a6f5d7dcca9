import { fileURLToPath } from 'node:url';
import type { TrainingRow } from '../../shared/understanding/training/training-row.ts';
import { readFlag, readGold, readTable } from './labelled-table.ts';

/** What our readers said of texts of the corpora: names of texts and labels, never a text. */
export const CORPUS_LABELS = fileURLToPath(new URL('../../test/eval/corpus-labels/labels.tsv', import.meta.url));

/** Labels by the name of the text; a field that two readings saw differently is `-`. */
export type CorpusLabels = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Reads what `CORPUS_LABELS` holds. */
export function readCorpusLabels(path: string): CorpusLabels {
  const labels = new Map<string, Record<string, string>>();
  for (const { id = '', reader: _, ...reading } of readTable(path)) {
    const before = labels.get(id);
    labels.set(id, before === undefined ? reading : mergeReadings(before, reading));
  }
  return labels;
}

function mergeReadings(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(one).map(([field, value]) => [field, other[field] === value ? value : '-']));
}

/** What a row of training carries of the labels of its text. */
export function labelsOf(
  record: Readonly<Record<string, string>> | undefined,
): Pick<TrainingRow, 'gold' | 'safety'> | undefined {
  if (record === undefined) return undefined;
  const safety = readFlag(record['safety']);
  return { gold: readGold(record), ...(safety === undefined ? {} : { safety }) };
}
