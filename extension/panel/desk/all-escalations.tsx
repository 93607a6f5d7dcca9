import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { EmptyState } from '../empty-state.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { type Answer, useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { useSlowly } from '../use-slowly.ts';
import { CalledPeople, EscalationTag, TakeNotice, waitsForNotice } from './escalation-parts.tsx';

const READ_AGAIN_MS = 10_000;

type Escalation = ApiAnswer<'listEscalations'>['items'][number];

/** Section 4 of the service rules: every step up that stands, of posts and tickets, whoever it called; also what is over, if asked. */
export function AllEscalations({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const read = useCallback((client: ApiClient) => client.listEscalations({ query: { all: over } }), [over]);
  const heard = useSlowly(state.heardVersion, READ_AGAIN_MS);
  const live = state.link.kind === 'live';
  const { answer, doStep } = useAnswer(read, live ? heard : null);
  if (!answer) return <EmptyState kind={live ? 'loading' : 'offline'} title={t(live ? 'loading' : 'needsMonitor')} />;
  const acknowledges = may(state, 'alerts.acknowledge');
  return (
    <div class="col grow scroller plain" data-section="all-escalations">
      <label class="row s">
        <input type="checkbox" checked={over} onChange={() => setOver(!over)} />
        {t('escalationsOver')}
      </label>
      {!acknowledges && <p class="s muted">{t('escalationsReadOnly')}</p>}
      {answer.items.length === 0 ? (
        <EmptyState kind="calm" title={t('escalationsNone')} text={t('escalationsNoneText')} />
      ) : (
        <ul class="plain" aria-label={t('escalations')}>
          {answer.items.map((one) => (
            <EscalationCard key={one.id} state={state} one={one} doStep={acknowledges ? doStep : null} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface CardProps {
  readonly state: PanelState;
  readonly one: Escalation;
  /** Null: this role takes no notice for others. */
  readonly doStep: Answer<unknown>['doStep'] | null;
}

function EscalationCard({ state, one, doStep }: CardProps): JSX.Element {
  const { t, language } = useWords();
  const number = one.subject === 'ticket' ? state.tickets.get(one.subjectId)?.number : undefined;
  return (
    <li class="card mention" data-escalation={one.id}>
      <div class="row wrap s">
        <a class="link b grow" href={linkTo(one.subject, one.subjectId)}>
          {number !== undefined
            ? t('ticketNumber', { n: number })
            : t(one.subject === 'ticket' ? 'escalatedTicket' : 'escalatedPost')}
        </a>
        <span class="faint num">{one.rule}</span>
        <EscalationTag state={state} one={one} />
      </div>
      <p class="s excerpt">{one.reasons.map(({ zh, en }) => (language === 'zh-CN' ? zh : en)).join(' ')}</p>
      <div class="row wrap xs muted foot">
        <span class="grow">
          <CalledPeople state={state} ids={one.personIds} /> ·{' '}
          <span class="num">{formatInstant(one.at, readNow(), language)}</span>
        </span>
        {waitsForNotice(one) && doStep && <TakeNotice id={one.id} doStep={doStep} />}
      </div>
    </li>
  );
}
