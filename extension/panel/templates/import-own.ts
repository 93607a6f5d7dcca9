import type { Labels } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { type ImportedTemplates, importTemplates } from '../../../shared/replies/exchange-templates.ts';
import { findTemplateStop } from '../../../shared/replies/find-template-stop.ts';
import { isLibraryFile, type LibraryFile } from '../../../shared/replies/library-file.ts';
import { findClashes } from '../../../shared/replies/list-shortcuts.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';

/** What became of a file of replies. */
export interface ImportReport {
  readonly taken: readonly Template[];
  /** Already there, word for word. */
  readonly known: number;
  readonly refused: readonly { readonly name: string; readonly why: Labels }[];
  /** Bytes of pictures as base64, by id: to be kept before the templates are. */
  readonly images: Readonly<Record<string, string>>;
  /** Shortcuts that call another template, too: of the file, of one's own or of those that ship. */
  readonly clashes: readonly { readonly word: string; readonly name: Labels; readonly other: Labels }[];
}

const AT_ONCE = 20;

/**
 * Reads a file of replies and judges each wording by the rules of every reply; what they would stop is refused with its reason.
 * Gives the page air between pieces, so that the bar moves and nothing stands still.
 * @throws Error when the text is of no known format.
 */
export async function importOwn(
  text: string,
  present: readonly Template[],
  onProgress: (done: number, total: number) => void,
): Promise<ImportReport> {
  const library = isLibraryFile(text) ? (await import('./parse-library.ts')).parseLibrary(text) : null;
  const { templates, problems } = library ? listLibrary(library) : importTemplates(text);
  const texts = new Set(present.map(writeTexts));
  const taken: Template[] = [];
  const refused = problems.map(({ entry, say }) => ({ name: `#${entry}`, why: say }));
  let known = 0;
  for (const [index, template] of templates.entries()) {
    if (index % AT_ONCE === 0) {
      onProgress(index, templates.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    const why = findTemplateStop(template);
    if (texts.has(writeTexts(template))) known += 1;
    else if (why) refused.push({ name: template.name['zh-CN'], why });
    else {
      texts.add(writeTexts(template));
      taken.push({ ...template, id: `own-${crypto.randomUUID()}` });
    }
  }
  onProgress(templates.length, templates.length);
  const clashes = taken.flatMap((template, index) =>
    // Of two in the file each pair is told once.
    findClashes(template, [...present, ...taken.slice(0, index), ...shipped]).map(({ word, template: other }) => ({
      ...{ word, name: template.name, other: other.name },
    })),
  );
  return { taken, known, refused, clashes, images: library?.images ?? {} };
}

/** A file of our own: what in it is no template is refused like an entry of any other file. */
function listLibrary({ templates, broken }: LibraryFile): Pick<ImportedTemplates, 'templates' | 'problems'> {
  return { templates, problems: broken.map((entry) => ({ entry, say: NO_TEMPLATE })) };
}
const NO_TEMPLATE: Labels = { 'zh-CN': '不是一条话术', en: 'is no template' };

function writeTexts({ texts }: Template): string {
  return JSON.stringify([texts['zh-CN'], texts.en]);
}
