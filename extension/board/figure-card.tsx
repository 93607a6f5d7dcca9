import type { JSX } from 'preact';
import type { Labels } from '../../shared/model/labels.ts';
import { useWords } from '../look/language-context.ts';
import { TitleLine } from './title-line.tsx';

/** How a figure moved against the stretch before. */
export interface Change {
  readonly text: string;
  readonly up: boolean;
  /** Null: neither good nor bad. */
  readonly good: boolean | null;
}

export interface FigureCardProps {
  readonly label: string;
  /** What the figure means, in words. */
  readonly means: Labels | undefined;
  /** Null: there is nothing to count. */
  readonly value: string | null;
  readonly second?: string | null;
  readonly missed?: boolean;
  readonly change: Change | null;
  readonly target?: string;
  /** Opens all rows that the figure is counted of. Left out: they are still being counted. */
  readonly onOpen?: () => void;
  /** Those of the rows that made it worse. */
  readonly worse?: { readonly text: string; readonly onOpen: () => void } | null;
}

/** A figure with its target, its change, what it means, and the way to the rows behind it. */
export function FigureCard(props: FigureCardProps): JSX.Element {
  const { label, means, value, second, missed = false, change, target, onOpen, worse } = props;
  const { t } = useWords();
  const shown = (
    <>
      {value ?? '—'}
      {second && (
        <>
          {' '}
          <span class="second">/ {second}</span>
        </>
      )}
    </>
  );
  return (
    <section class="card figure">
      <TitleLine title={label} means={means} quiet />
      <p class={`value num ${missed ? 'missed' : ''}`}>
        {onOpen && value !== null ? (
          <button type="button" class="plain" onClick={onOpen}>
            {shown}
          </button>
        ) : (
          shown
        )}
      </p>
      <p class="s row figure-foot">
        {change && (
          <span class={`num ${change.good === null ? 'muted' : change.good ? 'good' : 'bad'}`}>
            {change.up ? '▲' : '▼'} {change.text}
          </span>
        )}
        {target && <span class="muted">{target}</span>}
        {value === null && <span class="muted">{t('figureNone')}</span>}
        {worse && (
          <button type="button" class="open" onClick={worse.onOpen}>
            {worse.text}
          </button>
        )}
      </p>
    </section>
  );
}
