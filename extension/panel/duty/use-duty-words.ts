import { DUTY_STRINGS, type DutyKey } from '../../i18n/duty-strings.ts';
import { fillParams, type Params } from '../../i18n/translate.ts';
import { useWords, type Words } from '../../look/language-context.ts';

export interface DutyWords extends Words {
  /** A text about who is on duty and who would hear, which comes with these cards. */
  readonly td: (key: DutyKey, params?: Params) => string;
}

/** The words of the current language, with those of the cards above the alerts. */
export function useDutyWords(): DutyWords {
  const words = useWords();
  return { ...words, td: (key, params = {}) => fillParams(DUTY_STRINGS[key][words.language], params) };
}
