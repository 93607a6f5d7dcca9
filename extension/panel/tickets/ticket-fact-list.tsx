import type { JSX } from 'preact';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { TICKET_QUESTIONS } from '../../../shared/service/ticket-survey.ts';
import { CHANNEL_WORDS, KIND_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../../i18n/term-labels.ts';
import { formatInstant, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameDepartment } from '../../look/name-policy.ts';
import { nameSite } from '../../look/name-site.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';
import { PrivateFact } from './private-fact.tsx';
import type { TicketWork, WorkDesk } from './use-ticket-work.ts';

/** What is known of a ticket (TKT-1, TKT-2): who, over which channel, about what. */
export function TicketFactList({ ticket, desk }: { ticket: Ticket; desk: WorkDesk }): JSX.Element {
  const { t, pick, language } = useWords();
  return (
    <dl class="facts wide">
      <div>
        <dt>{t('fieldCustomer')}</dt>
        <dd>
          {ticket.customerId == null ? (
            <bdi class="b">{ticket.customer?.name ?? t('unknownAuthor')}</bdi>
          ) : (
            <a class="link b" href={linkTo('customer', ticket.customerId)}>
              <bdi>{ticket.customer?.name ?? t('unknownAuthor')}</bdi>
            </a>
          )}
          <CustomerTags ticket={ticket} desk={desk} />
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
      {ticket.happenedAt != null && (
        <div>
          <dt>{t('fieldHappened')}</dt>
          <dd class="num">{formatInstant(ticket.happenedAt, readNow(), language)}</dd>
        </div>
      )}
      {ticket.tried != null && (
        <div>
          <dt>{t('fieldTried')}</dt>
          <dd class="break">{ticket.tried}</dd>
        </div>
      )}
      <div>
        <dt>{t('fieldCategory')}</dt>
        <dd>
          {[KIND_WORDS[ticket.kind], TOPIC_WORDS[ticket.topic], URGENCY_WORDS[ticket.urgency]].map(pick).join(' · ')}
        </dd>
      </div>
      {ticket.department && (
        <div>
          <dt>{t('fieldDepartment')}</dt>
          <dd class="cap">{nameDepartment(ticket.department, language)}</dd>
        </div>
      )}
      {ticket.firstResponseAt !== null && (
        <div>
          <dt>{t('fieldFirstResponse')}</dt>
          <dd class="num">
            {t('firstResponseAfter', {
              time: formatInstant(ticket.firstResponseAt, readNow(), language),
              span: formatSpan(ticket.firstResponseAt - (ticket.publishedAt ?? ticket.createdAt), language),
            })}
          </dd>
        </div>
      )}
      {ticket.satisfaction !== null && (
        <div>
          <dt>{t('fieldSatisfaction')}</dt>
          <dd class="num">{t('stars', { n: ticket.satisfaction })}</dd>
        </div>
      )}
      {desk.work?.survey && <SurveyFact survey={desk.work.survey} />}
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
  );
}

/** SAT-1: each score with the name of its step, and what the customer had to say. */
function SurveyFact({ survey }: { survey: NonNullable<TicketWork['survey']> }): JSX.Element {
  const { t, pick, language } = useWords();
  return (
    <div data-fact="survey">
      <dt>{t('surveyAnswer')}</dt>
      <dd>
        {TICKET_QUESTIONS.map(({ id, title, steps }) => (
          <span key={id} class="line">
            <span class="muted">{pick(title)}</span> {pick(steps[survey[id] - 1] ?? title)}
          </span>
        ))}
        {survey.comment !== null && <q class="line break">{survey.comment}</q>}
        <span class="xs faint num">{formatInstant(survey.answeredAt, readNow(), language)}</span>
      </dd>
    </div>
  );
}

/** New or returning, and what is known of the customer over all channels (TKT-8, TKT-9). */
function CustomerTags({ ticket, desk }: { ticket: Ticket; desk: WorkDesk }): JSX.Element {
  const { t } = useWords();
  const customer = desk.work?.customer;
  return (
    <>
      {ticket.returning !== null && (
        <span class="tag">{ticket.returning ? t('returningCustomer') : t('newCustomer')}</span>
      )}
      {customer?.vip && <span class="tag accent">{t('customerVip')}</span>}
      {customer && customer.blockedAt !== null && <span class="tag red">{t('customerBlocked')}</span>}
      {customer && customer.history.complaints > 1 && (
        <span class="tag red">{t('complainedTimes', { n: customer.history.complaints })}</span>
      )}
      {customer && customer.history.tickets > 1 && (
        <span class="xs muted line">
          {t('ticketsBefore', { n: customer.history.tickets, open: customer.history.open })}
        </span>
      )}
    </>
  );
}
