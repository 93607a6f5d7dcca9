import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { TICKET_STATE_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { formatAgo, formatInstant } from '../../look/format-time.ts';
import { Icon } from '../../look/icons.tsx';
import { useWords } from '../../look/language-context.ts';
import { TICKET_TONES } from '../../look/ticket-tones.ts';
import { HoldSection } from '../desk/hold-section.tsx';
import { WordsForm } from '../desk/words-form.tsx';
import { EmptyState } from '../empty-state.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { CustomerFacts } from './customer-facts.tsx';
import type { CustomerAnswer } from './customer-words.ts';
import { DeletionSection } from './deletion-section.tsx';
import { IdentityForm } from './identity-form.tsx';
import { SamePersonForm } from './same-person-form.tsx';

type Doing = 'identity' | 'same' | 'block' | null;

interface Props {
  readonly state: PanelState;
  readonly id: string;
  readonly asPane: boolean;
}

/** Somebody who wrote, over all sites and channels: what is sure of them, and every ticket of theirs (TKT-8, TKT-9). */
export function CustomerDetail({ state, id, asPane }: Props): JSX.Element {
  const { t, language } = useWords();
  const read = useCallback((client: ApiClient) => client.getCustomer({ params: { id } }), [id]);
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  const [doing, setDoing] = useState<Doing>(null);
  if (!answer) return <EmptyState kind="loading" title={t(state.link.kind === 'live' ? 'loading' : 'needsMonitor')} />;
  const { customer } = answer;
  const params = { id };
  const done = () => setDoing(null);
  const [edits, manages] = [may(state, 'customers.edit'), may(state, 'customers.manage')];
  return (
    <article class="detail" aria-label={t('customerNumber', { n: customer.number })}>
      <header class="detail-head row">
        {!asPane && (
          <a class="btn ghost sm icon" href="#/tickets" aria-label={t('back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 class="b cut">
          <bdi>{customer.name ?? t('unknownAuthor')}</bdi>
        </h1>
        <span class="faint num">{t('customerNumber', { n: customer.number })}</span>
        {customer.vip && <span class="tag accent">{t('customerVip')}</span>}
        {customer.blockedAt !== null && <span class="tag red">{t('customerBlocked')}</span>}
        {customer.restrictedAt !== null && <span class="tag orange">{t('deletionStored')}</span>}
      </header>
      <div class="detail-body">
        <CustomerFacts answer={answer} doStep={doStep} edits={edits} />
        {customer.blockedAt !== null && (
          <p class="note red s">
            {t('customerBlockedWhy', {
              time: formatInstant(customer.blockedAt, readNow(), language),
              why: customer.blockReason ?? '',
            })}
          </p>
        )}
        <CustomerTickets answer={answer} />
        <HoldSection
          state={state}
          subjectId={id}
          alsoBy={Object.fromEntries(answer.tickets.map((ticket) => [ticket.id, 'holdOnTicket' as const]))}
        />
        <DeletionSection state={state} customerId={id} />
        {doing === 'identity' && <IdentityForm customerId={id} doStep={doStep} onDone={done} />}
        {doing === 'same' && <SamePersonForm customer={customer} onDone={done} />}
        {doing === 'block' && (
          <WordsForm
            place={`block ${params.id}`}
            label={t('customerBlockWhy')}
            save={t('customerBlock')}
            onSave={(reason) => doStep((client) => client.blockCustomer({ params, body: { reason } }))}
            onDone={done}
          />
        )}
      </div>
      {(edits || manages) && doing === null && (
        <footer class="actions">
          <div class="row wrap">
            {edits && (
              <button type="button" class="btn" data-do="identity" onClick={() => setDoing('identity')}>
                {t('identityAdd')}
              </button>
            )}
            {manages && (
              <button type="button" class="btn" data-do="same" onClick={() => setDoing('same')}>
                {t('customerSame')}
              </button>
            )}
            {manages && (
              <button
                type="button"
                class={`btn ${customer.blockedAt === null ? 'danger' : ''}`}
                data-do="block"
                onClick={() =>
                  customer.blockedAt === null
                    ? setDoing('block')
                    : void doStep((client) => client.blockCustomer({ params, body: { reason: null } }))
                }
              >
                {t(customer.blockedAt === null ? 'customerBlock' : 'customerUnblock')}
              </button>
            )}
          </div>
        </footer>
      )}
    </article>
  );
}

function CustomerTickets({ answer }: { answer: CustomerAnswer }): JSX.Element {
  const { t, pick, language } = useWords();
  return (
    <section class="card box" data-section="customer-tickets">
      <h2 class="s">{t('customerTickets')}</h2>
      <ul class="links s">
        {answer.tickets.map((ticket) => (
          <li key={ticket.id}>
            <a class="row link-row" href={linkTo('ticket', ticket.id)}>
              <b class="num">#{ticket.number}</b>
              <span class={`tag ${TICKET_TONES[ticket.state]}`}>{pick(TICKET_STATE_WORDS[ticket.state])}</span>
              <span class="cut grow">
                {pick(TOPIC_WORDS[ticket.topic])} · <bdi>{ticket.problem}</bdi>
              </span>
              <span class="faint xs">{formatAgo(ticket.createdAt, readNow(), language)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
