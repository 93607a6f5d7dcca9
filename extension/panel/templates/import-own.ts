import type { Labels, Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { importTemplates } from '../../../shared/replies/exchange-templates.ts';
import { lintWording } from '../../../shared/replies/lint-wording.ts';

/** What became of a file of replies. */
export interface ImportReport {
  readonly taken: readonly Template[];
  /** Already there, word for word. */
  readonly known: number;
  readonly refused: readonly { readonly name: string; readonly why: Labels }[];
}

const AT_ONCE = 20;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

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
  const { templates, problems } = importTemplates(text);
  const texts = new Set(present.map(writeTexts));
  const taken: Template[] = [];
  const refused = problems.map(({ entry, say }) => ({ name: `#${entry}`, why: say }));
  let known = 0;
  for (const [index, template] of templates.entries()) {
    if (index % AT_ONCE === 0) {
      onProgress(index, templates.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    const why = findStop(template);
    if (texts.has(writeTexts(template))) known += 1;
    else if (why) refused.push({ name: template.name['zh-CN'], why });
    else {
      texts.add(writeTexts(template));
      taken.push({ ...template, id: `own-${crypto.randomUUID()}` });
    }
  }
  onProgress(templates.length, templates.length);
  return { taken, known, refused };
}

function findStop({ texts }: Template): Labels | null {
  for (const language of LANGUAGES) {
    const { public: wordings, dm } = texts[language];
    const faults = [
      ...wordings.flatMap((one) => lintWording(one, 'public')),
      ...(dm === null ? [] : lintWording(dm, 'dm')),
    ];
    const stop = faults.find(({ weight }) => weight === 'block');
    if (stop) return { 'zh-CN': stop.say.zh, en: stop.say.en };
  }
  return null;
}

function writeTexts({ texts }: Template): string {
  return JSON.stringify([texts['zh-CN'], texts.en]);
}
