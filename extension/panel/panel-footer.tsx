import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import { type PanelState, setPanel } from './panel-store.ts';

/** How the day goes, and the keys that work here. */
export function PanelFooter({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const counts = state.status?.counts;
  const share = counts?.withinWindowShare;
  return (
    <footer class="foot-bar row xs muted">
      <span class="grow cut">
        {counts && (
          <>
            {t('footerToday', { n: counts.answeredToday })}
            {share !== null && share !== undefined && (
              <>
                {' · '}
                {t('footerWithin')} <b class="num strong">{(share * 100).toFixed(1)}%</b>
              </>
            )}
          </>
        )}
      </span>
      <span class="row keys">
        <kbd>J</kbd>
        <kbd>K</kbd>
        {t('keysMove')}
        <kbd>↵</kbd>
        {t('keysOpen')}
      </span>
      <button
        type="button"
        class="btn ghost sm icon"
        aria-label={t('keysAll')}
        onClick={() => setPanel({ helpOpen: true })}
      >
        ?
      </button>
    </footer>
  );
}
