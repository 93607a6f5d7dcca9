import type { Template } from '../model/template.ts';

/** A library of templates with its pictures: the one format that carries them. */
export interface LibraryFile {
  readonly templates: readonly Template[];
  /** Bytes of the pictures as base64, by id. */
  readonly images: Readonly<Record<string, string>>;
  /** Entries that are no templates, counted from 1. */
  readonly broken: readonly number[];
}

const MARK = 'earshotTemplates';
const VERSION = 1;

/** Writes templates with the bytes of their pictures; a picture whose bytes are gone goes out of its template. */
export function writeLibraryFile(templates: readonly Template[], images: Readonly<Record<string, string>>): string {
  const whole = templates.map(({ images: wanted, ...template }): Template => {
    const there = (wanted ?? []).filter(({ id }) => images[id] !== undefined);
    return there.length === 0 ? template : { ...template, images: there };
  });
  return `${JSON.stringify({ [MARK]: VERSION, templates: whole, images }, null, 1)}\n`;
}

/** Whether a text is such a file. */
export function isLibraryFile(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"earshotTemplates"/u.test(text);
}
