import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import { practise } from './act.ts';
import { isOnlyPractice } from './choose-side.ts';
import { type PanelState, setPanel } from './panel-store.ts';

interface Props {
  readonly state: PanelState;
  /** Something of a drill is here, whether or not the monitor runs one. */
  readonly hasPractice: boolean;
}

/** How the day goes, and the keys that work here. */
export function PanelFooter({ state, hasPractice }: Props): JSX.Element {
  const { t } = useWords();
  // They are those of the work: practice has its own on the board.
  const counts = state.practising ? undefined : state.status?.counts;
  const share = counts?.withinWindowShare;
  return (
    <footer class="foot-bar row xs muted">
      <span class="grow cut">
        {state.practising && t('drillFigures')}
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
      {(state.status?.practice || hasPractice) && !state.practising && !isOnlyPractice(state) && (
        <button
          type="button"
          class="btn ghost sm"
          data-do="practise"
          title={t('drillEnterHint')}
          onClick={() => void practise(true)}
        >
          {t('drill')}
        </button>
      )}
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
