import type { Labels, Language } from '../../../shared/model/labels.ts';
import terms from './terms.json' with { type: 'json' };
import type { Cell } from './write-csv.ts';

/** What a table needs to write a row for its reader. */
export interface TableReader {
  readonly language: Language;
  /** IANA name of the zone in which instants are written. */
  readonly timeZone: string;
  /** Name of a person by id. */
  nameOf(personId: string | null): string | null;
}

/** One column of an export. */
export interface TableColumn<Row> {
  readonly title: Labels;
  cell(row: Row, reader: TableReader): Cell;
}

type Terms = Readonly<Record<string, Readonly<Record<string, Labels>>>>;

/** A term of ours in the words staff use. */
export function sayTerm(group: keyof typeof terms, value: string | null, language: Language): string | null {
  if (value === null) return null;
  return (terms as Terms)[group]?.[value]?.[language] ?? value;
}

/** `2026-03-02 16:00:00` in the zone of the reader: sorts as text, and a spreadsheet knows it. */
export function writeInstant(at: number | null, reader: TableReader): string | null {
  return at === null ? null : new Date(at).toLocaleString('sv-SE', { timeZone: reader.timeZone });
}

/** Minutes with one decimal; null when one of the two is not known. */
export function minutesBetween(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.round((to - from) / 6000) / 10;
}
