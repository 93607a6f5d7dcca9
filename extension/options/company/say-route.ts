import type { Fields } from '../../../shared/config-draft.ts';
import type { Language } from '../../../shared/model/labels.ts';
import { joinWords } from '../../look/join-words.ts';
import type { Option } from './find-choices.ts';

const WHAT = ['levels', 'topics', 'brands', 'languages'] as const;

interface Words {
  readonly language: Language;
  readonly everything: string;
  readonly nameOption: (field: string, value: string) => Option;
}

/** A route has no name: it is known by what it takes and whom it tells, like 红、橙 → ops. */
export function sayRoute(route: Fields, { language, everything, nameOption }: Words): string {
  const read = (name: string) => (Array.isArray(route[name]) ? (route[name] as unknown[]).map(String) : []);
  const what = WHAT.map((name) =>
    joinWords(
      read(name).map((value) => nameOption(name, value).label),
      language,
    ),
  ).filter((part) => part !== '');
  const whom = joinWords([...read('channels'), ...read('people')], language);
  return `${what.join(' · ') || everything} → ${whom || '…'}`;
}
