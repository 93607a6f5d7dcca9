import type { JSX } from 'preact';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant, formatStep } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { readNow } from '../use-now.ts';

interface Props {
  readonly label: string;
  /** What happened when, in its order; null: not yet. */
  readonly steps: readonly (readonly [StringKey, number | null])[];
}

/** Instants in a row, each with what it took since the one before. */
export function InstantSteps({ label, steps }: Props): JSX.Element {
  const { t, language } = useWords();
  const now = readNow();
  let before: number | null = null;
  return (
    <ol class="steps" aria-label={label} style={{ gridTemplateColumns: `repeat(${steps.length}, 1fr)` }}>
      {steps.map(([key, at]) => {
        const took = at !== null && before !== null ? formatStep(at - before) : '';
        if (at !== null) before = at;
        return (
          <li key={key} class={at === null ? '' : 'done'}>
            <b class="num">{at === null ? '—' : formatInstant(at, now, language, true)}</b>
            <span>
              {t(key)} <span class="num">{took}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
