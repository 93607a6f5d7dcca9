import type { Labels, Language } from '../model/labels.ts';
import type { Template } from '../model/template.ts';
import { lintWording } from './lint-wording.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** Why a template cannot be kept as it is: what the rules of every reply would stop in one of its wordings. Null: nothing. */
export function findTemplateStop({ texts }: Pick<Template, 'texts'>): Labels | null {
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
