import type { Template } from '../model/template.ts';
import { templateSchema } from '../schemas/template.ts';
import type { LibraryFile } from './library-file.ts';

/** Decoding anything else throws, and one bad picture would stop the whole file. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/u;

/** Reads a file of templates with their pictures, as `isLibraryFile` knows it. Apart from it, because only reading needs the schema. */
export function readLibraryFile(text: string): LibraryFile {
  const file = JSON.parse(text.replace(/^\uFEFF/u, '')) as { templates?: unknown; images?: unknown };
  const templates: Template[] = [];
  const broken: number[] = [];
  for (const [index, entry] of (Array.isArray(file.templates) ? file.templates : []).entries()) {
    const parsed = templateSchema.safeParse(entry);
    if (parsed.success) templates.push(parsed.data);
    else broken.push(index + 1);
  }
  const images = Object.entries(typeof file.images === 'object' && file.images !== null ? file.images : {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].length % 4 === 0 && BASE64.test(pair[1]),
  );
  return { templates, images: Object.fromEntries(images), broken };
}
