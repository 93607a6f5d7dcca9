import type { Labels } from '../model/labels.ts';

/** One saved reply as the other programs know it: a name, a short code, a text. */
export interface ExchangeRow {
  readonly name: string;
  readonly shortcut: string;
  readonly body: string;
  readonly tags: readonly string[];
}

/** What a file held, and what in it could not be used. */
export interface ExchangeRows {
  readonly rows: readonly ExchangeRow[];
  readonly problems: readonly ExchangeProblem[];
}

/** Something that could not be taken over, with its place. */
export interface ExchangeProblem {
  /** Number of the entry in the file, from 1; 0: the file as a whole. */
  readonly entry: number;
  readonly say: Labels;
}

/** A format of saved replies: one file in `exchange/`, id equal to the file name. */
export interface ExchangeFormat {
  readonly id: string;
  readonly name: Labels;
  /** Endings of its files, without the dot. */
  readonly endings: readonly string[];
  /** A small file of the format, written for the tests. */
  readonly example: string;
  /** Whether a text looks like this format. */
  recognises(text: string): boolean;
  /** @throws Error when the text is not of this format at all. */
  read(text: string): ExchangeRows;
  write(rows: readonly ExchangeRow[]): string;
}
