import type { JSX } from 'preact';
import type { Ticket } from '../../../shared/model/ticket.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';
import { TicketNotes } from './ticket-notes.tsx';
import { TicketTasks } from './ticket-tasks.tsx';
import type { TicketWork, WorkDesk } from './use-ticket-work.ts';

const LINK_KEYS: Record<TicketWork['links'][number]['kind'], StringKey> = {
  'merged-into': 'linkMerged',
  'split-from': 'linkSplit',
  related: 'linkRelated',
};
const FOLLOW_UP_KEYS: Record<TicketWork['followUps'][number]['state'], StringKey> = {
  waiting: 'followUpWaiting',
  reminded: 'followUpReminded',
  done: 'followUpDone',
  cancelled: 'clockCancelled',
};

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly desk: WorkDesk;
}

/** What the desk knows and does about a ticket: who was called, what is to be done, what colleagues say. */
export function TicketWorkSections({ state, ticket, desk }: Props): JSX.Element | null {
  const { t } = useWords();
  const { work } = desk;
  if (!work) return null;
  return (
    <>
      <Escalations state={state} work={work} />
      <TicketTasks state={state} ticket={ticket} desk={desk} tasks={work.tasks} />
      {work.followUps.length > 0 && (
        <section class="card box">
          <h2 class="s">{t('followUps')}</h2>
          <FollowUps work={work} />
        </section>
      )}
      <TicketNotes state={state} ticketId={ticket.id} desk={desk} notes={work.notes} />
      {work.links.length > 0 && (
        <section class="card box">
          <h2 class="s">{t('relatedMatters')}</h2>
          <ul class="links s">
            {work.links.map((link) => {
              const otherId = link.from === ticket.id ? link.otherId : link.from;
              const number = state.tickets.get(otherId)?.number;
              return (
                <li key={`${link.from}${link.otherId}${link.kind}`}>
                  {t(LINK_KEYS[link.kind])}{' '}
                  <a class="link" href={linkTo('ticket', otherId)}>
                    {number === undefined ? t('open') : t('ticketNumber', { n: number })}
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

/** Who was called, by which rule, why, and whether they took notice (section 4 of the service rules). */
function Escalations({ state, work }: { state: PanelState; work: TicketWork }): JSX.Element | null {
  const { t, language } = useWords();
  const now = readNow();
  if (work.escalations.length === 0) return null;
  return (
    <section class="card box">
      <h2 class="s">{t('escalations')}</h2>
      <ul class="history">
        {[...work.escalations]
          .sort((a, b) => b.at - a.at)
          .map((one) => {
            const who = one.personIds.map((id) => state.people.get(id) ?? '…').join(language === 'zh-CN' ? '、' : ', ');
            const by = state.people.get(one.acknowledgedBy ?? '') ?? '';
            return (
              <li key={one.id}>
                <span class="num muted">{formatInstant(one.at, now, language)}</span>
                <span class="col">
                  <span class="row wrap">
                    <b>{who === '' ? t('nobodyYet') : who}</b> <span class="faint num">{one.rule}</span>
                    <span class="grow" />
                    {one.cancelledAt !== null ? (
                      <span class="tag">{t('clockCancelled')}</span>
                    ) : one.acknowledgedAt === null ? (
                      <span class="tag orange">{t('escalationWaits')}</span>
                    ) : (
                      <span class="tag green">{t('escalationSeen', { name: by })}</span>
                    )}
                  </span>
                  {one.reasons.map((reason) => (
                    <span key={reason.zh} class="muted">
                      {language === 'zh-CN' ? reason.zh : reason.en}
                    </span>
                  ))}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}

function FollowUps({ work }: { work: TicketWork }): JSX.Element {
  const { t, language } = useWords();
  const now = readNow();
  return (
    <ul class="history">
      {[...work.followUps]
        .sort((a, b) => a.dueAt - b.dueAt)
        .map((one) => (
          <li key={one.id}>
            <span class="num muted">{formatInstant(one.dueAt, now, language)}</span>
            <span class="row">
              <span class="grow">
                {one.outcome ?? one.rule} <span class="faint num">{one.outcome ? one.rule : ''}</span>
              </span>
              <span class={`tag ${one.state === 'reminded' ? 'orange' : one.state === 'done' ? 'green' : ''}`}>
                {t(FOLLOW_UP_KEYS[one.state])}
              </span>
            </span>
          </li>
        ))}
    </ul>
  );
}
