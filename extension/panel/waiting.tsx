import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import { EmptyState } from './empty-state.tsx';
import type { PanelState } from './panel-store.ts';

/** Why nothing stands here yet: no monitor, or its answer has not come. */
export function Waiting({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const live = state.link.kind === 'live';
  return <EmptyState kind={live ? 'loading' : 'offline'} title={live ? t('loading') : t('needsMonitor')} />;
}
