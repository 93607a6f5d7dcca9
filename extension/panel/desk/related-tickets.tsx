import type { JSX } from 'preact';
import type { Ticket } from '../../../shared/model/ticket.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import type { TicketWork } from '../tickets/use-ticket-work.ts';

const LINK_KEYS: Record<TicketWork['links'][number]['kind'], StringKey> = {
  'merged-into': 'linkMerged',
  'split-from': 'linkSplit',
  related: 'linkRelated',
};

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly links: TicketWork['links'];
}

/** Tickets that belong with this one, and how. */
export function RelatedTickets({ state, ticket, links }: Props): JSX.Element | null {
  const { t } = useWords();
  if (links.length === 0) return null;
  return (
    <section class="card box">
      <h2 class="s">{t('relatedMatters')}</h2>
      <ul class="links s">
        {links.map((link) => {
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
  );
}
