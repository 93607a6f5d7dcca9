import type { Template } from '../model/template.ts';
import { templateSchema } from '../schemas/template.ts';

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

/** Reads such a file; null: it is another one. */
export function readLibraryFile(text: string): LibraryFile | null {
  if (!/^\s*\{\s*"earshotTemplates"/u.test(text.replace(/^\uFEFF/u, ''))) return null;
  const file = JSON.parse(text.replace(/^\uFEFF/u, '')) as { templates?: unknown; images?: unknown };
  const templates: Template[] = [];
  const broken: number[] = [];
  for (const [index, entry] of (Array.isArray(file.templates) ? file.templates : []).entries()) {
    const parsed = templateSchema.safeParse(entry);
    if (parsed.success) templates.push(parsed.data);
    else broken.push(index + 1);
  }
  const images = Object.entries(typeof file.images === 'object' && file.images !== null ? file.images : {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return { templates, images: Object.fromEntries(images), broken };
}
