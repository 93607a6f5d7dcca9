import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Fault } from '../../../shared/config-draft.ts';
import { inWords, language, say, sayBothOnce } from './texts.ts';

interface Outcome {
  readonly ok: boolean;
  /** What the other side said. */
  readonly error: string | null;
  /** Why it was not even tried. */
  readonly faults: readonly Fault[];
}

export type Attempt = () => Promise<Outcome>;

export interface TrialProps {
  /** What stands there now: another one was not tried yet. */
  readonly tried: unknown;
  readonly words: { readonly ask: string; readonly running: string; readonly good: string };
  readonly attempt: Attempt;
}

/** A button that tries what stands above it, and what came of it. */
export function Trial({ tried, words, attempt }: TrialProps) {
  const [state, setState] = useState<Outcome | 'running' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was tried before says nothing of what stands there now
  useEffect(() => setState(null), [tried]);
  const run = () => {
    if (state === 'running') return;
    setState('running');
    attempt().then(setState, (error: unknown) =>
      setState({ ok: false, error: error instanceof Error ? error.message : String(error), faults: [] }),
    );
  };
  return h('div', { class: 'try' }, [
    h(
      'button',
      // Not disabled: the focus of who pressed it would be gone.
      { type: 'button', class: 'btn', 'aria-disabled': state === 'running', onClick: run },
      state === 'running' ? words.running : words.ask,
    ),
    h(
      'div',
      { role: 'status' },
      state !== null &&
        state !== 'running' &&
        h('p', { class: state.ok ? 'good' : 'fault' }, state.ok ? words.good : sayFailure(state)),
    ),
  ]);
}

function sayFailure({ error, faults }: Outcome): string {
  if (faults.length === 0) return say('trialFailed', { why: sayBothOnce(error ?? '') });
  return sayFaults(faults);
}

/** Faults of one item that was checked by itself, in one line. */
export function sayFaults(faults: readonly Fault[]): string {
  const said = faults.map(({ field, reason }) => `${field.replace(/^\w+\[0\]\.?/, '')} ${inWords(reason)}`.trim());
  return said.join(language() === 'en' ? '; ' : '；');
}
