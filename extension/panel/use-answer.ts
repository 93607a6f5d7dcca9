import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import { tryMonitor, tryStep } from './act.ts';
import { panelClient } from './load-panel.ts';

/** What the monitor answered, and how to change it: each step is read back, none is guessed. */
export interface Answer<T> {
  /** Null: not read yet, or the monitor is gone. */
  readonly answer: T | null;
  /** Does one step and reads again; true when the monitor took it. */
  readonly doStep: (step: (client: ApiClient) => Promise<unknown>) => Promise<boolean>;
}

/**
 * Asks the monitor for what a view shows.
 * @param read kept with `useCallback`: another one is another question, whose answer is awaited.
 * @param version a later one is asked again; null: there is nobody to ask.
 */
export function useAnswer<T>(read: (client: ApiClient) => Promise<T>, version: number | null): Answer<T> {
  const [known, setKnown] = useState<{ readonly read: typeof read; readonly answer: T } | null>(null);
  const again = useCallback(async () => {
    const answer = await tryMonitor(panelClient(), read);
    if (answer !== null) setKnown({ read, answer });
  }, [read]);
  useEffect(() => {
    if (version !== null) void again();
  }, [again, version]);
  const doStep = useCallback(
    async (step: (client: ApiClient) => Promise<unknown>) => {
      const outcome = await tryStep(step);
      if (outcome !== 'failed') await again();
      return outcome === 'done';
    },
    [again],
  );
  return { answer: known?.read === read ? known.answer : null, doStep };
}
