import { maskPersonalData } from '../../shared/privacy/mask.ts';
import labels from '../alert/labels.json' with { type: 'json' };
import type { RemoteState, TicketCard } from '../helpdesk-type.ts';
import type { StoredTicket } from '../store/desk/ticket-row.ts';

const REMOTE: Readonly<Record<StoredTicket['state'], RemoteState>> = {
  open: 'open',
  working: 'open',
  waiting: 'pending',
  resolved: 'solved',
  closed: 'solved',
};
const SUBJECT_CHARACTERS = 80;

/** A ticket as it goes out: its words with personal data masked, its fields whole for whoever maps them (SEC-1). */
export function composeCard(ticket: StoredTicket): TicketCard {
  const { number, kind, topic, urgency, permalink, site } = ticket;
  const problem = maskPersonalData(ticket.problem);
  const start = [...problem.replace(/\s+/g, ' ').trim()].slice(0, SUBJECT_CHARACTERS).join('');
  const due = ticket.dueAt === null ? null : new Date(ticket.dueAt).toISOString();
  const text = [problem, permalink, due === null ? null : `时限 Due: ${due}`, `顺风耳 Earshot #${number}`];
  return {
    key: `earshot-${number}`,
    number,
    subject: `${labels.topics[topic]['zh-CN']} · ${start}`,
    text: text.filter((line) => line !== null && line !== '').join('\n\n'),
    state: ticket.state,
    remoteState: REMOTE[ticket.state],
    urgency,
    tags: ['earshot', kind, topic],
    values: {
      ...{
        number: String(number),
        channel: ticket.channel,
        site,
        permalink,
        brand: ticket.brandId,
        problem: ticket.problem,
      },
      ...{ customer: ticket.customer?.name ?? null, contact: ticket.contact, kind, topic, urgency },
      ...{ orderNumber: ticket.orderNumber, product: ticket.product, department: ticket.department, dueAt: due },
    },
  };
}
