import type { Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { listTemplatesFor, suggestTemplates } from '../../../shared/replies/suggest-templates.ts';
import type { PostMark } from '../../messages.ts';

/**
 * Templates that are offered on this site and for the brand of the post, those that fit it first; with a query, those that it finds by
 * name, shortcut, rule or wording.
 */
export function searchTemplates(
  library: readonly Template[],
  query: string,
  { mark, site }: { readonly mark: PostMark | null; readonly site: string },
  language: Language,
): readonly Template[] {
  const brandId = mark?.mention?.brandId;
  const all = listTemplatesFor(library, { site, ...(brandId === undefined ? {} : { brandId }) });
  const analysis = mark?.mention?.analysis;
  const fitting = analysis
    ? suggestTemplates(all, {
        kind: analysis.kind,
        topic: analysis.topic,
        urgency: mark?.mention?.urgency ?? analysis.urgency,
        safety: analysis.flags.safety,
        step: mark?.mention?.state === 'answered' ? 'second' : 'first',
      })
    : all;
  const wanted = fold(query);
  const ordered = [...fitting, ...all.filter((template) => !fitting.includes(template))];
  if (wanted === '') return ordered;
  // Whoever types a shortcut in whole means the template that it belongs to.
  const isCalled = ({ shortcuts }: Template): boolean => shortcuts.some((word) => fold(word) === wanted);
  const found = ordered.filter((template) => matches(template, wanted, language));
  return [...found.filter(isCalled), ...found.filter((template) => !isCalled(template))];
}

function fold(query: string): string {
  return query
    .normalize('NFKC')
    .trim()
    .replace(/^[/:;!#\\]+/u, '')
    .toLowerCase();
}

function matches(template: Template, wanted: string, language: Language): boolean {
  const { name, shortcuts, rules, texts } = template;
  const places = [name['zh-CN'], name.en, ...shortcuts, ...rules, ...texts[language].public, texts[language].dm ?? ''];
  return places.some((place) => place.normalize('NFKC').toLowerCase().includes(wanted));
}
