import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { STATEMENT_KINDS, type StatementEffect } from '../../../shared/model/crisis.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { readNow } from '../use-now.ts';
import type { RoomProps } from './room-props.ts';
import { StatementCard } from './statement-card.tsx';
import { StatementForm } from './statement-form.tsx';

/** Every version of the statements, the newest of each kind open, and what they changed. */
export function CaseStatements(props: RoomProps): JSX.Element {
  const { t } = useWords();
  const { room, works } = props;
  const [drafting, setDrafting] = useState(false);
  return (
    <section class="card box">
      <div class="row box-head">
        <h2 class="s grow">{t('statements')}</h2>
        {works && !drafting && (
          <button type="button" class="btn ghost sm" data-do="draft" onClick={() => setDrafting(true)}>
            {t('statementDraft')}
          </button>
        )}
      </div>
      {drafting && <StatementForm {...props} onDone={() => setDrafting(false)} />}
      {room.statements.length === 0 && !drafting && <p class="s muted">{t('statementsNone')}</p>}
      {STATEMENT_KINDS.map((kind) => {
        const [newest, ...older] = room.statements.filter((one) => one.kind === kind);
        if (!newest) return null;
        return (
          <div key={kind} class="col versions">
            <StatementCard {...props} statement={newest} />
            {older.length > 0 && (
              <details>
                <summary class="s muted">{t('statementOlder', { n: older.length })}</summary>
                {older.map((one) => (
                  <StatementCard key={one.id} {...props} statement={one} />
                ))}
              </details>
            )}
          </div>
        );
      })}
      {room.effect && <Effect effect={room.effect} />}
    </section>
  );
}

/** The share of negative posts in equal stretches before and after the first posting. */
function Effect({ effect }: { effect: StatementEffect }): JSX.Element {
  const { t, language } = useWords();
  const rows = [
    ['before', t('effectBefore', { n: effect.hours }), effect.before],
    ['after', effect.complete ? t('effectAfter', { n: effect.hours }) : t('effectSoFar'), effect.after],
  ] as const;
  return (
    <div class="effect">
      <h3 class="s b">{t('effectTitle')}</h3>
      <p class="xs muted">{t('effectSince', { time: formatInstant(effect.since, readNow(), language) })}</p>
      {rows.map(([id, label, { negative, total }]) => {
        const share = total === 0 ? null : (negative / total) * 100;
        return (
          <div key={id} class="s effect-row">
            <span>{label}</span>
            <span class="track">
              <span class={`fill fill-${id === 'before' ? 'orange' : 'accent'}`} style={{ width: `${share ?? 0}%` }} />
            </span>
            <b class="num">{share === null ? '—' : `${share.toFixed(0)}%`}</b>
            <span class="num muted xs">
              {negative}/{total}
            </span>
          </div>
        );
      })}
    </div>
  );
}
