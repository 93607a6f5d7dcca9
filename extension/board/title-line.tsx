import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Labels } from '../../shared/model/labels.ts';
import { useWords } from '../look/language-context.ts';

interface Props {
  readonly title: string;
  /** Absent: the title says it all. */
  readonly means?: Labels | undefined;
  readonly action?: ComponentChildren;
  /** In the dress of a figure's name instead of a table's. */
  readonly quiet?: boolean;
}

/** What a figure or a table is called, and by `?` how it is counted. */
export function TitleLine({ title, means, action, quiet = false }: Props): JSX.Element {
  const { t, pick } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <div class="row title-line">
        <h2 class={`grow ${quiet ? 's muted' : ''}`}>{title}</h2>
        {action}
        {means && (
          <button
            type="button"
            class="ask"
            aria-label={t('figureMeans', { name: title })}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            ?
          </button>
        )}
      </div>
      {means && shown && <p class="s muted means">{pick(means)}</p>}
    </>
  );
}
