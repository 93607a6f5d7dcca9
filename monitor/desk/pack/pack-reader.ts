import type { Labels, Language } from '../../../shared/model/labels.ts';
import words from './pack-words.json' with { type: 'json' };

/** For whom a pack is written. */
export interface PackReader {
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  nameOf(personId: string | null): string;
  /** Whether this is the id of somebody. */
  knows(id: string): boolean;
}

type Words = Readonly<Record<string, Labels>>;

/** Fixed words of the pack. */
export function sayWord(key: keyof typeof words.text, { language }: PackReader): string {
  return words.text[key][language];
}

/** A word of a group; what is not in it stands as it is. */
export function sayOneOf(
  group: 'actions' | 'details' | 'kinds' | 'outcomes',
  value: string,
  { language }: PackReader,
): string {
  return (words[group] as Words)[value]?.[language] ?? value;
}

/** `2026-11-27 19:30:05`; a dash when it did not happen. */
export function sayInstant(at: number | null, { timeZone }: PackReader): string {
  return at === null ? '—' : new Date(at).toLocaleString('sv-SE', { timeZone });
}
