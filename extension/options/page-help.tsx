import type { JSX } from 'preact';
import { HELP_STRINGS, type HelpKey } from '../i18n/help-strings.ts';
import { useWords } from '../look/language-context.ts';

/** What a page is for, behind its `?`. */
export function PageHelp({ about }: { about: HelpKey }): JSX.Element {
  const { pick } = useWords();
  return (
    <details class="page-help">
      <summary class="btn sm" aria-label={pick(HELP_STRINGS.helpAbout)}>
        ?
      </summary>
      <p class="s">{pick(HELP_STRINGS[about])}</p>
    </details>
  );
}
