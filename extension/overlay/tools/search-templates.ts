import type { Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { suggestTemplates } from '../../../shared/replies/suggest-templates.ts';
import type { PostMark } from '../../messages.ts';

/** Templates for a post, those that fit first; with a query, those that it finds by name, shortcut, rule or wording. */
export function searchTemplates(
  all: readonly Template[],
  query: string,
  mark: PostMark | null,
  language: Language,
): readonly Template[] {
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
  const wanted = query.normalize('NFKC').trim().replace(/^\//u, '').toLowerCase();
  const ordered = [...fitting, ...all.filter((template) => !fitting.includes(template))];
  return wanted === '' ? ordered : ordered.filter((template) => matches(template, wanted, language));
}

function matches(template: Template, wanted: string, language: Language): boolean {
  const { name, shortcuts, rules, texts } = template;
  const places = [name['zh-CN'], name.en, ...shortcuts, ...rules, ...texts[language].public, texts[language].dm ?? ''];
  return places.some((place) => place.toLowerCase().includes(wanted));
}
