import { CORRECTION_STRINGS, type CorrectionKey } from '../../i18n/correction-strings.ts';
import { fillParams, type Params } from '../../i18n/translate.ts';
import { useWords, type Words } from '../../look/language-context.ts';

export interface CorrectionWords extends Words {
  /** A text about corrected judgements, which comes with their form. */
  readonly tc: (key: CorrectionKey, params?: Params) => string;
}

/** The words of the current language, with those of the form for corrections. */
export function useCorrectionWords(): CorrectionWords {
  const words = useWords();
  return { ...words, tc: (key, params = {}) => fillParams(CORRECTION_STRINGS[key][words.language], params) };
}
