import { z } from 'zod';
import type { DeliveryContext } from '../../alert-channel.ts';
import type { Helpdesk, RemoteState, RemoteTicket, TicketCard } from '../../helpdesk-type.ts';
import { askHelpdesk, at, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields, secret } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://zammad.example.com'),
  token: secret,
  /** The group that gets the tickets. */
  group: z.string().min(1),
  /** Zammad asks for a customer: tickets from public posts have this one. */
  customer: z.email('a mail address that stands for posts, like "posts@example.com"'),
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

const PRIORITIES = { normal: '2 normal', important: '2 normal', urgent: '3 high', critical: '3 high' } as const;
const STATES: Readonly<Record<RemoteState, string>> = { open: 'open', pending: 'pending reminder', solved: 'closed' };
/** "Pending reminder" needs an instant: TKT-4's follow-up every 48 h. */
const REMIND_MS = 48 * 3_600_000;

/** A page of tickets, and how many of them one look reads at most. */
const PAGE = 100;
const MOST_PAGES = 20;

const authOf = ({ token }: Settings) => ({ authorization: `Token token=${token}` });

function toRemote(ticket: unknown, { url }: Settings): RemoteTicket {
  const id = idAt(ticket, 'id');
  const state = String(at(ticket, 'state'));
  const isSolved = state === 'closed' || state === 'merged' || state === 'removed';
  return {
    id,
    url: `${url}/#ticket/zoom/${id}`,
    state: isSolved ? 'solved' : state.startsWith('pending') ? 'pending' : 'open',
  };
}

function stateOf(card: TicketCard, now: number) {
  const state = STATES[card.remoteState];
  return card.remoteState === 'pending' ? { state, pending_time: new Date(now + REMIND_MS).toISOString() } : { state };
}

const updatedAt = (ticket: unknown) => Date.parse(String(at(ticket, 'updated_at')));

/** Tickets changed at an instant or later, in that order. Without words to look for the database answers, with or without Elasticsearch. */
async function listUpdated(
  since: number,
  { page, size }: { readonly page: number; readonly size: number },
  own: Settings,
  context: DeliveryContext,
): Promise<readonly unknown[]> {
  const query = new URLSearchParams({
    'condition[ticket.updated_at][operator]': 'after (absolute)',
    'condition[ticket.updated_at][value]': new Date(Math.max(0, since)).toISOString(),
    ...{ sort_by: 'updated_at', order_by: 'asc', expand: 'true' },
    ...{ page: String(page), per_page: String(size) },
  });
  const { json } = await askHelpdesk(`${own.url}/api/v1/tickets/search?${query}`, { headers: authOf(own) }, context);
  return listAt(json);
}

/** Zammad, by its REST API. Fields are mapped on attributes of the ticket object. */
const zammad: Helpdesk<Settings> = {
  id: 'zammad',
  labels: { 'zh-CN': 'Zammad', en: 'Zammad' },
  settings,
  example: {
    url: 'https://zammad.example.com',
    token: 'token-with-ticket.agent',
    group: 'Users',
    customer: 'posts@example.com',
    fields: { permalink: 'post' },
  },
  perMinute: 120,
  async find(key, own, context) {
    const query = encodeURIComponent(`tags:"${key}"`);
    const url = `${own.url}/api/v1/tickets/search?query=${query}&limit=1&expand=true`;
    const { json } = await askHelpdesk(url, { headers: authOf(own) }, context);
    const [ticket] = listAt(json);
    return ticket === undefined ? null : toRemote(ticket, own);
  },
  async create(card, own, context) {
    const body = {
      title: card.subject,
      group: own.group,
      customer_id: `guess:${own.customer}`,
      article: { subject: card.subject, body: card.text, type: 'note', content_type: 'text/plain', internal: true },
      tags: [card.key, ...card.tags].join(','),
      priority: PRIORITIES[card.urgency],
      ...(card.remoteState === 'open' ? {} : stateOf(card, context.now)),
      ...mapFields(card, own.fields),
    };
    const request = { method: 'POST', body, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${own.url}/api/v1/tickets?expand=true`, request, context);
    return toRemote(json, own);
  },
  async update(id, card, own, context) {
    const body = {
      priority: PRIORITIES[card.urgency],
      ...stateOf(card, context.now),
      ...mapFields(card, own.fields),
    };
    const request = { method: 'PUT', body, headers: authOf(own) } as const;
    const url = `${own.url}/api/v1/tickets/${encodeURIComponent(id)}?expand=true`;
    const { json } = await askHelpdesk(url, request, context);
    return toRemote(json, own);
  },
  async listChanged(since, own, context, { most }) {
    const tickets: RemoteTicket[] = [];
    for (let page = 1; ; page += 1) {
      const found = await listUpdated(since, { page, size: PAGE }, own, context);
      const last = found.at(-1);
      // What changed before is no answer to the question: this Zammad takes no notice of the condition.
      if (found.some((ticket) => updatedAt(ticket) < since)) return null;
      tickets.push(...found.map((ticket) => toRemote(ticket, own)));
      if (last !== undefined && found.length === PAGE) {
        if (page >= Math.min(most, MOST_PAGES)) return { tickets, upTo: updatedAt(last) };
        continue;
      }
      // Nothing at all may also be a search that finds nothing, whatever there is.
      const isBlind = tickets.length === 0 && (await listUpdated(0, { page: 1, size: 1 }, own, context)).length === 0;
      return isBlind ? null : { tickets, upTo: null };
    }
  },
  async read(ids, own, context) {
    const found: RemoteTicket[] = [];
    for (const id of ids) {
      const url = `${own.url}/api/v1/tickets/${encodeURIComponent(id)}?expand=true`;
      const answer = await askHelpdesk(url, { headers: authOf(own), accept: [404] }, context);
      if (answer.status !== 404) found.push(toRemote(answer.json, own));
    }
    return found;
  },
};
export default zammad;
