import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import { copyText } from './act.ts';

/** What somebody wrote for a form that is gone, because another was faster: it can be taken along. */
export function LeftWords({ words }: { words: string }): JSX.Element | null {
  const { t } = useWords();
  if (words.trim() === '') return null;
  return (
    <div class="note yellow col" role="status" data-section="left-words">
      <p class="s">{t('clashLeft')}</p>
      <p class="s break lines">
        <bdi>{words}</bdi>
      </p>
      <div class="row">
        <button type="button" class="btn sm" onClick={() => void copyText(words)}>
          {t('copyText')}
        </button>
      </div>
    </div>
  );
}
