import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import type { Alert } from '../../shared/model/alert.ts';
import type { ListedAlert } from '../../shared/schemas/alert.ts';
import { LEVEL_WORDS } from '../i18n/term-labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import { formatAgo } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { pathOfAlert } from '../sync/path-of-alert.ts';
import { sideQuery } from './choose-side.ts';
import { EmptyState } from './empty-state.tsx';
import { LazyView } from './lazy-view.tsx';
import { may, type PanelState } from './panel-store.ts';
import { useAnswer } from './use-answer.ts';
import { readNow } from './use-now.ts';
import { useSlowly } from './use-slowly.ts';

const loadTrial = () => import('./duty/alert-trial.tsx').then((module) => module.AlertTrial);
const loadDuty = () => import('./duty/duty-card.tsx').then((module) => module.DutyCard);

const KIND_KEYS: Record<Alert['kind'], StringKey> = {
  mention: 'kindMention',
  escalation: 'kindEscalation',
  reminder: 'kindReminder',
  'source-blind': 'kindSourceBlind',
  'channel-dead': 'kindChannelDead',
  calendar: 'kindCalendar',
  configuration: 'kindConfiguration',
  burst: 'kindBurst',
  case: 'kindCase',
  search: 'kindSearch',
  brief: 'kindBrief',
  test: 'kindTest',
};
const STATE_KEYS: Record<Alert['state'], StringKey> = {
  pending: 'alertPending',
  sending: 'alertSending',
  delivered: 'alertDelivered',
  dead: 'alertDead',
  withheld: 'alertWithheld',
};
const STATE_TONES: Record<Alert['state'], string> = {
  pending: '',
  sending: 'blue',
  delivered: 'green',
  dead: 'red',
  withheld: '',
};

const MOST = 100;
/** What is sent meanwhile is read again after so long at the soonest. */
const READ_AGAIN_MS = 2_000;

/** What people were told, whether it arrived, and who took notice. */
export function AlertView({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const live = state.link.kind === 'live';
  const { drill } = sideQuery(state);
  const read = useCallback((client: ApiClient) => client.listAlerts({ query: { limit: MOST, drill } }), [drill]);
  const version = useSlowly(state.alertVersion, READ_AGAIN_MS);
  const { answer, doStep } = useAnswer(read, live ? version : null);
  const acknowledge = (id: string) => doStep((client) => client.acknowledgeAlert({ params: { id } }));
  return (
    <section class="view" aria-label={t('tabAlerts')}>
      {live && may(state, 'people.read') && <LazyView load={loadDuty} with={{ state }} quiet />}
      {live && may(state, 'config.manage') && <LazyView load={loadTrial} with={{ state, mention: null }} quiet />}
      {answer === null && !live ? (
        <EmptyState kind="offline" title={t('needsMonitor')} />
      ) : answer === null ? (
        <EmptyState kind="loading" title={t('loading')} />
      ) : answer.items.length === 0 ? (
        <EmptyState kind="calm" title={t('emptyAlertsTitle')} text={t('emptyAlerts')} />
      ) : (
        <ul class="scroller grow plain" aria-label={t('alertList')}>
          {[...Map.groupBy(answer.items, ({ number }) => number)].map(([number, rows]) => (
            <li key={number}>
              <AlertCard state={state} rows={rows} onSeen={(id) => void acknowledge(id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What it is about, in the words of who wrote it; null: nothing that is known here. */
function nameSubject({ mentions, tickets }: PanelState, { mentionId, ticketId }: Alert): string | null {
  return mentions.get(mentionId ?? '')?.text ?? tickets.get(ticketId ?? '')?.problem ?? null;
}

interface CardProps {
  readonly state: PanelState;
  /** One alert on each of its channels. */
  readonly rows: readonly ListedAlert[];
  readonly onSeen: (id: string) => void;
}

function AlertCard({ state, rows, onSeen }: CardProps): JSX.Element | null {
  const { t, pick, language } = useWords();
  const [first] = rows;
  if (first === undefined) return null;
  const about = nameSubject(state, first);
  const path = pathOfAlert(first);
  const seen = rows.find(({ acknowledgedAt }) => acknowledgedAt !== null);
  return (
    <div class={`card mention ${seen ? 'settled' : ''}`} data-alert={first.number}>
      <span class={`bar bar-${seen ? 'grey' : first.level}`} />
      <div class="row s">
        <span class={`tag ${first.level}`}>{pick(LEVEL_WORDS[first.level])}</span>
        <span class="num">{t('alertNumber', { n: first.number })}</span>
        {first.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        <span class="faint xs">{formatAgo(first.createdAt, readNow(), language)}</span>
      </div>
      <p class="b two excerpt">{[first.brand, pick(first.headline)].filter((part) => part !== null).join(' · ')}</p>
      {about !== null && (
        <p class="two">
          <bdi>{about}</bdi>
        </p>
      )}
      <ul class="plain excerpt">
        {rows.map((row) => (
          <Way key={row.id} row={row} />
        ))}
      </ul>
      <div class="row s foot">
        <span class="grow cut muted">{t(KIND_KEYS[first.kind])}</span>
        {path !== 'alerts' && (
          <a class="link" href={`#/${path}`}>
            {t('open')}
          </a>
        )}
        {seen ? (
          <span class="muted xs">
            {[state.people.get(seen.acknowledgedBy ?? ''), t('acknowledged')].filter(Boolean).join(' · ')}
          </span>
        ) : (
          may(state, 'alerts.acknowledge') && (
            <button type="button" class="btn sm" onClick={() => onSeen(first.id)}>
              {t('acknowledge')}
            </button>
          )
        )}
      </div>
    </div>
  );
}

/** One channel: whether it arrived, and why not. */
function Way({ row }: { row: ListedAlert }): JSX.Element {
  const { t } = useWords();
  return (
    <li>
      <div class="row xs">
        <span class="grow cut muted">
          {row.channelId}
          {row.attempts > 1 && ` · ${t('alertAttempts', { n: row.attempts })}`}
        </span>
        <span class={`tag ${STATE_TONES[row.state]}`}>{t(STATE_KEYS[row.state])}</span>
      </div>
      {row.lastError && <p class="xs muted break">{row.lastError}</p>}
    </li>
  );
}
