import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Alert } from '../../shared/model/alert.ts';
import type { StringKey } from '../i18n/translate.ts';
import { formatAgo } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { showProblem, tryMonitor } from './act.ts';
import { sideQuery } from './choose-side.ts';
import { EmptyState } from './empty-state.tsx';
import { LazyView } from './lazy-view.tsx';
import { panelClient } from './load-panel.ts';
import { may, type PanelState } from './panel-store.ts';
import { linkTo } from './route.ts';
import { readNow } from './use-now.ts';

const loadTrial = () => import('./duty/alert-trial.tsx').then((module) => module.AlertTrial);
const loadDuty = () => import('./duty/duty-card.tsx').then((module) => module.DutyCard);

const KIND_KEYS: Record<Alert['kind'], StringKey> = {
  mention: 'kindMention',
  escalation: 'kindEscalation',
  reminder: 'kindReminder',
  'source-blind': 'kindSourceBlind',
  'channel-dead': 'kindChannelDead',
  calendar: 'kindCalendar',
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

/** What was sent to whom, and whether it arrived. */
export function AlertView({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const live = state.link.kind === 'live';
  const { drill } = sideQuery(state);
  const [alerts, setAlerts] = useState<readonly Alert[] | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let current = true;
    const client = live ? panelClient() : null;
    if (!client) return;
    client.listAlerts({ query: { limit: 100, drill } }).then((page) => current && setAlerts(page.items), showProblem);
    return () => {
      current = false;
    };
  }, [live, drill]);
  const acknowledge = async (id: string) => {
    const answer = await tryMonitor(panelClient(), (client) => client.acknowledgeAlert({ params: { id } }));
    if (answer) setSeen(new Set([...seen, id]));
  };
  return (
    <section class="view" aria-label={t('tabAlerts')}>
      {live && may(state, 'people.read') && <LazyView load={loadDuty} with={{ state }} quiet />}
      {live && may(state, 'config.manage') && <LazyView load={loadTrial} with={{ state, mention: null }} quiet />}
      {alerts === null && !live ? (
        <EmptyState kind="offline" title={t('needsMonitor')} />
      ) : alerts === null ? (
        <EmptyState kind="loading" title={t('loading')} />
      ) : alerts.length === 0 ? (
        <EmptyState kind="calm" title={t('emptyAlertsTitle')} text={t('emptyAlerts')} />
      ) : (
        <ul class="scroller grow plain" aria-label={t('alertList')}>
          {alerts.map((alert) => (
            <li key={alert.id}>
              <AlertCard
                alert={alert}
                about={nameSubject(state, alert)}
                seen={seen.has(alert.id)}
                onSeen={() => void acknowledge(alert.id)}
              />
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
  readonly alert: Alert;
  readonly about: string | null;
  readonly seen: boolean;
  readonly onSeen: () => void;
}

function AlertCard({ alert, about, seen, onSeen }: CardProps): JSX.Element {
  const { t, language } = useWords();
  const now = readNow();
  return (
    <div class="card mention">
      <div class="row s">
        <span class="b num">{t('alertNumber', { n: alert.number })}</span>
        <span class={`tag ${STATE_TONES[alert.state]}`}>{t(STATE_KEYS[alert.state])}</span>
        {alert.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        <span class="faint xs">{formatAgo(alert.deliveredAt ?? alert.createdAt, now, language)}</span>
      </div>
      {about !== null && (
        <p class="excerpt two">
          <bdi>{about}</bdi>
        </p>
      )}
      <div class="row s excerpt">
        <span class="grow cut">
          {t(KIND_KEYS[alert.kind])} → {alert.channelId}
          {alert.attempts > 1 && <span class="faint"> · {t('alertAttempts', { n: alert.attempts })}</span>}
        </span>
        {alert.mentionId && (
          <a class="link" href={linkTo('mention', alert.mentionId)}>
            {t('open')}
          </a>
        )}
        {alert.ticketId && (
          <a class="link" href={linkTo('ticket', alert.ticketId)}>
            {t('open')}
          </a>
        )}
        <button type="button" class="btn sm" disabled={seen} onClick={onSeen}>
          {seen ? t('acknowledged') : t('acknowledge')}
        </button>
      </div>
      {alert.lastError && <p class="xs muted break">{alert.lastError}</p>}
    </div>
  );
}
