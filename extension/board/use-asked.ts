import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { pairedClient } from './paired-client.ts';
import { sayProblem } from './say-problem.ts';

/** What a part of the board asks for by itself, so that the rest need not wait for it. */
export interface Asked<T> {
  /** Null: not there yet, or refused. */
  readonly answer: T | null;
  readonly problem: Labels | null;
}

/** Asks the monitor once. @param ask kept with `useCallback`: another one is another question. */
export function useAsked<T>(ask: (client: ApiClient) => Promise<T>): Asked<T> {
  const [known, setKnown] = useState<(Asked<T> & { readonly ask: typeof ask }) | null>(null);
  useEffect(() => {
    let current = true;
    pairedClient()
      .then(ask)
      .then(
        (answer) => current && setKnown({ ask, answer, problem: null }),
        (error: unknown) => current && setKnown({ ask, answer: null, problem: sayProblem(error) }),
      );
    return () => {
      current = false;
    };
  }, [ask]);
  return known?.ask === ask ? known : { answer: null, problem: null };
}
