import type { Labels } from '../../shared/model/labels.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import triagePolicy from '../../shared/understanding/policies/triage.json' with { type: 'json' };
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

/**
 * A ticket as it goes out: its words with personal data masked, its fields whole for whoever maps them (SEC-1). Brand and department go
 * by their names: over there nobody knows our ids.
 * @param brandName null for a brand that the configuration no longer has, which goes by its id.
 */
export function composeCard(ticket: StoredTicket, brandName: (brandId: string) => string | null): TicketCard {
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
        brand: ticket.brandId === null ? null : (brandName(ticket.brandId) ?? ticket.brandId),
        problem: ticket.problem,
      },
      ...{ customer: ticket.customer?.name ?? null, contact: ticket.contact, kind, topic, urgency },
      ...{ orderNumber: ticket.orderNumber, product: ticket.product, dueAt: due },
      department: ticket.department === null ? null : nameDepartment(ticket.department),
    },
  };
}

/** In the language of the rest of the ticket. */
function nameDepartment(id: string): string {
  const known: Readonly<Record<string, Labels>> = triagePolicy.departmentLabels;
  return known[id]?.['zh-CN'] ?? id;
}
