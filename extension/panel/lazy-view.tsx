import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../look/language-context.ts';
import { showProblem } from './act.ts';
import { EmptyState } from './empty-state.tsx';

type Load<P> = () => Promise<ComponentType<P>>;

interface Props<P> {
  readonly load: Load<P>;
  /** What the loaded view is drawn with. */
  readonly with: P;
  /** True: nothing stands in its place while it loads. */
  readonly quiet?: boolean;
}

/** Views that were opened before: they stand at once, so that nothing jumps when the next post or tab is opened. */
const loaded = new WeakMap<object, unknown>();

/** Draws a view whose code is loaded when it is first opened: what the morning's first look does not need waits. */
export function LazyView<P extends object>({ load, with: given, quiet = false }: Props<P>): JSX.Element | null {
  const { t } = useWords();
  const [, setHere] = useState<Load<P> | null>(null);
  useEffect(() => {
    let current = true;
    loadView(load).then(() => current && setHere(() => load), showProblem);
    return () => {
      current = false;
    };
  }, [load]);
  const View = loaded.get(load) as ComponentType<P> | undefined;
  if (View) return <View {...given} />;
  return quiet ? null : <EmptyState kind="loading" title={t('loading')} />;
}

/** Loads a view ahead of its first opening. */
export async function loadView<P>(load: Load<P>): Promise<void> {
  if (!loaded.has(load)) loaded.set(load, await load());
}
