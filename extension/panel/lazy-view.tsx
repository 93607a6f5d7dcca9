import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../look/language-context.ts';
import { showProblem } from './act.ts';
import { EmptyState } from './empty-state.tsx';

/** Draws a view whose code is loaded when it is first opened: what the morning's first look does not need waits. */
export function LazyView({ load }: { load: () => Promise<ComponentType> }): JSX.Element {
  const { t } = useWords();
  const [View, setView] = useState<ComponentType | null>(null);
  useEffect(() => {
    let current = true;
    load().then((loaded) => current && setView(() => loaded), showProblem);
    return () => {
      current = false;
    };
  }, [load]);
  return View ? <View /> : <EmptyState kind="loading" title={t('loading')} />;
}
