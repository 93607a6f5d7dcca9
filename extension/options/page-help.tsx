import type { JSX } from 'preact';
import type { StringKey } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';

/** What a page is for, behind its `?`. */
export function PageHelp({ about }: { about: StringKey }): JSX.Element {
  const { t } = useWords();
  return (
    <details class="page-help">
      <summary class="btn sm" aria-label={t('helpAbout')}>
        ?
      </summary>
      <p class="s">{t(about)}</p>
    </details>
  );
}
