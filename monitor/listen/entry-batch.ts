import type { Entry } from '../../shared/model/entry.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Source } from '../../shared/model/source.ts';

/** What a source brought at once. */
export interface EntryBatch {
  readonly source: Source;
  readonly entries: readonly Entry[];
  readonly now: number;
  /** What was published before this instant is from before we listened; null: nothing is. */
  readonly importedBefore: number | null;
  /** The source is asked for them again where a power cut took the record of them back, as its memory went with it. */
  readonly isAskedAgain?: boolean;
}

/** What became of the entries. */
export interface RecordedEntries {
  readonly newEntries: number;
  readonly found: readonly Mention[];
  readonly updated: readonly Mention[];
  /** Instants of publication of the new entries that can be believed. */
  readonly publishedAts: readonly number[];
  /** Entries at which the program failed, and how: not stored, so that the next look tries them again. */
  readonly refused: readonly { readonly entry: Entry; readonly error: unknown }[];
}

/** Before the first entry. */
export const NOTHING_RECORDED: RecordedEntries = {
  newEntries: 0,
  found: [],
  updated: [],
  publishedAts: [],
  refused: [],
};

/** Two parts of one batch. */
export function addRecorded(a: RecordedEntries, b: RecordedEntries): RecordedEntries {
  return {
    newEntries: a.newEntries + b.newEntries,
    found: [...a.found, ...b.found],
    updated: [...a.updated, ...b.updated],
    publishedAts: [...a.publishedAts, ...b.publishedAts],
    refused: [...a.refused, ...b.refused],
  };
}
