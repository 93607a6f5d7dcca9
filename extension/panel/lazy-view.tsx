import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../look/language-context.ts';
import { showProblem } from './act.ts';
import { EmptyState } from './empty-state.tsx';

interface Props<P> {
  readonly load: () => Promise<ComponentType<P>>;
  /** What the loaded view is drawn with. */
  readonly with: P;
  /** True: nothing stands in its place while it loads. */
  readonly quiet?: boolean;
}

/** Draws a view whose code is loaded when it is first opened: what the morning's first look does not need waits. */
export function LazyView<P extends object>({ load, with: given, quiet = false }: Props<P>): JSX.Element | null {
  const { t } = useWords();
  const [View, setView] = useState<ComponentType<P> | null>(null);
  useEffect(() => {
    let current = true;
    load().then((loaded) => current && setView(() => loaded), showProblem);
    return () => {
      current = false;
    };
  }, [load]);
  if (View) return <View {...given} />;
  return quiet ? null : <EmptyState kind="loading" title={t('loading')} />;
}
