import { TEAM_STRINGS, type TeamKey } from '../../i18n/team-strings.ts';
import { fillParams, type Params } from '../../i18n/translate.ts';
import { useWords, type Words } from '../../look/language-context.ts';

export interface TeamWords extends Words {
  /** A text of the team's pages, which come with them. */
  readonly tt: (key: TeamKey, params?: Params) => string;
}

/** The words of the current language, with those of the team's pages. */
export function useTeamWords(): TeamWords {
  const words = useWords();
  return { ...words, tt: (key, params = {}) => fillParams(TEAM_STRINGS[key][words.language], params) };
}
