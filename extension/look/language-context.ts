import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Labels, Language } from '../../shared/model/labels.ts';
import { type Params, type StringKey, translate } from '../i18n/translate.ts';

/** The language of everything below it. */
export const LanguageContext = createContext<Language>('zh-CN');

export interface Words {
  readonly language: Language;
  /** A text of the interface. */
  readonly t: (key: StringKey, params?: Params) => string;
  /** A text that carries both languages. */
  readonly pick: (labels: Labels) => string;
}

/** The words of the current language. */
export function useWords(): Words {
  const language = useContext(LanguageContext);
  return {
    language,
    t: (key, params) => translate(language, key, params),
    pick: (labels) => labels[language],
  };
}
