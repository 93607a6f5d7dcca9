import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../shared/api.ts';
import { CHANNEL_WORDS, KIND_WORDS, TICKET_STATE_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../i18n/term-labels.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { nameDepartment } from '../look/name-policy.ts';
import { nameSite } from '../look/name-site.ts';
import { showProblem } from './act.ts';
import { ClockBars } from './clock-bars.tsx';
import { EmptyState } from './empty-state.tsx';
import { EventHistory } from './event-history.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { panelClient } from './load-panel.ts';
import { LocalTicket } from './local-ticket.tsx';
import type { PanelState } from './panel-store.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TICKET_TONES } from './ticket-view.tsx';

type Known = ApiAnswer<'getTicket'>;

/** One ticket with everything of TKT-1 and TKT-2; one that only this computer holds looks the same, with less. */
export function TicketDetail({ state, id, asPane }: { state: PanelState; id: string; asPane: boolean }): JSX.Element {
  const { t, pick, language } = useWords();
  const row = state.outbox.find((one) => one.clientKey === id);
  const ticketId = row?.ticketId ?? (row ? null : id);
  const listed = ticketId === null ? undefined : state.tickets.get(ticketId);
  const known = useTicket(ticketId, listed?.updatedAt, state.link.kind === 'live');
  const ticket = known?.ticket ?? listed;
  if (row && (row.state !== 'sent' || !ticket)) return <LocalTicket row={row} asPane={asPane} />;
  if (!ticket) {
    return (
      <EmptyState
        kind={state.listsRead ? 'search' : 'loading'}
        title={state.listsRead ? t('emptySearchTitle') : t('loading')}
      />
    );
  }
  return (
    <article class="detail" aria-label={t('ticketNumber', { n: ticket.number })}>
      <header class="detail-head row">
        {!asPane && (
          <a class="btn ghost sm icon" href="#/tickets" aria-label={t('back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 class="b num">{t('ticketNumber', { n: ticket.number })}</h1>
        <span class={`tag ${TICKET_TONES[ticket.state]}`}>{pick(TICKET_STATE_WORDS[ticket.state])}</span>
        {ticket.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        <span class="s muted cut">{state.people.get(ticket.handlerId ?? '') ?? t('nobodyYet')}</span>
      </header>
      <div class="detail-body">
        <dl class="facts wide">
          <div>
            <dt>{t('fieldCustomer')}</dt>
            <dd>
              <bdi class="b">{ticket.customer?.name ?? t('unknownAuthor')}</bdi>
              {ticket.returning !== null && (
                <span class="tag">{ticket.returning ? t('returningCustomer') : t('newCustomer')}</span>
              )}
            </dd>
          </div>
          <PrivateFact label={t('fieldContact')} value={ticket.contact} />
          <PrivateFact label={t('fieldOrder')} value={ticket.orderNumber} />
          {ticket.product && (
            <div>
              <dt>{t('fieldProduct')}</dt>
              <dd>{ticket.product}</dd>
            </div>
          )}
          <div>
            <dt>{t('fieldCategory')}</dt>
            <dd>
              {[KIND_WORDS[ticket.kind], TOPIC_WORDS[ticket.topic], URGENCY_WORDS[ticket.urgency]]
                .map(pick)
                .join(' · ')}
            </dd>
          </div>
          {ticket.department && (
            <div>
              <dt>{t('fieldDepartment')}</dt>
              <dd>{nameDepartment(ticket.department, language)}</dd>
            </div>
          )}
          {ticket.satisfaction !== null && (
            <div>
              <dt>{t('fieldSatisfaction')}</dt>
              <dd class="num">{t('stars', { n: ticket.satisfaction })}</dd>
            </div>
          )}
          <div>
            <dt>{t('fieldChannel')}</dt>
            <dd>
              {pick(CHANNEL_WORDS[ticket.channel])}
              {ticket.site && ` · ${nameSite(ticket.site, language)}`}
              {ticket.permalink && /^https?:\/\//.test(ticket.permalink) && (
                <a class="link" href={ticket.permalink} target="_blank" rel="noreferrer">
                  {t('openPost')}
                </a>
              )}
            </dd>
          </div>
        </dl>
        <p class="post break">
          <bdi>{ticket.problem}</bdi>
        </p>
        {ticket.result && (
          <section class="card box">
            <h2 class="s">{t('fieldResult')}</h2>
            <p class="break">{ticket.result}</p>
          </section>
        )}
        {known && <ClockBars clocks={known.clocks} />}
        {known && <EvidenceList ticketId={ticket.id} evidence={known.evidence} />}
        {known && known.events.length > 0 && (
          <section class="card box">
            <h2 class="s">{t('history')}</h2>
            <EventHistory events={known.events} people={state.people} />
          </section>
        )}
      </div>
      <TicketActions state={state} ticket={ticket} />
    </article>
  );
}

function useTicket(id: string | null, version: number | undefined, live: boolean): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let current = true;
    // The list's version is asked for again whenever it moves; before it is known, any will do.
    const client = live && id !== null && version !== -1 ? panelClient() : null;
    if (!client || id === null) return;
    client.getTicket({ params: { id } }).then((answer) => current && setKnown(answer), showProblem);
    return () => {
      current = false;
    };
  }, [id, version, live]);
  return known?.ticket.id === id ? known : null;
}

/** A private field: covered until somebody asks for it (SEC-1). */
export function PrivateFact({ label, value }: { label: string; value: string | null }): JSX.Element {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <dt>{label}</dt>
      <dd class="row">
        {value === null ? (
          <span class="faint">{t('notGiven')}</span>
        ) : (
          <>
            <span class="num break grow">{shown ? value : cover(value)}</span>
            <button
              type="button"
              class="btn ghost sm"
              aria-label={`${shown ? t('hide') : t('show')} ${label}`}
              onClick={() => setShown(!shown)}
            >
              {shown ? t('hide') : t('show')}
            </button>
          </>
        )}
      </dd>
    </div>
  );
}

/** As much as two colleagues need to see that they speak of the same one: `138 •••• 5678` (SEC-1). */
function cover(value: string): string {
  const signs = [...value.replace(/\s/g, '')];
  const [head, tail] = signs.length >= 11 ? [3, 4] : signs.length >= 6 ? [1, 2] : [0, 0];
  return `${signs.slice(0, head).join('')} •••• ${tail === 0 ? '' : signs.slice(-tail).join('')}`.trim();
}
