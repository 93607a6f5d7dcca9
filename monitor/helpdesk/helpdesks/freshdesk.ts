import { escapeUTF8 } from 'entities';
import { z } from 'zod';
import type { Helpdesk, RemoteState, RemoteTicket, TicketCard } from '../../helpdesk-type.ts';
import { askHelpdesk, at, basicAuth, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields, secret } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://example.freshdesk.com'),
  apiKey: secret,
  /** Freshdesk asks for a requester: tickets from public posts have this one. */
  requester: z.email('a mail address that stands for posts, like "posts@example.com"'),
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

const PRIORITIES = { normal: 1, important: 3, urgent: 4, critical: 4 } as const;
const STATUSES: Readonly<Record<RemoteState, number>> = { open: 2, pending: 3, solved: 4 };
/** Source "portal": the nearest of the fixed list. */
const SOURCE = 2;

/** The largest page of a list; the API gives no more than so many of them. */
const PAGE = 100;
const MOST_PAGES = 30;

const authOf = ({ apiKey }: Settings) => basicAuth(apiKey, 'X');

function toRemote(ticket: unknown, { url }: Settings): RemoteTicket {
  const id = idAt(ticket, 'id');
  const status = Number(at(ticket, 'status'));
  return {
    id,
    url: `${url}/a/tickets/${id}`,
    state: status === 4 || status === 5 ? 'solved' : status === 3 ? 'pending' : 'open',
  };
}

function fieldsOf(card: TicketCard, { fields }: Settings) {
  return { priority: PRIORITIES[card.urgency], custom_fields: mapFields(card, fields) };
}

/** Freshdesk, by its API v2. Fields are mapped on names of custom fields (`cf_…`). */
const freshdesk: Helpdesk<Settings> = {
  id: 'freshdesk',
  labels: { 'zh-CN': 'Freshdesk', en: 'Freshdesk' },
  settings,
  example: {
    url: 'https://example.freshdesk.com',
    apiKey: 'api-key-of-an-agent',
    requester: 'posts@example.com',
    fields: { permalink: 'cf_post' },
  },
  perMinute: 40,
  async find(key, own, context) {
    const query = encodeURIComponent(`"tag:'${key}'"`);
    const { json } = await askHelpdesk(
      `${own.url}/api/v2/search/tickets?query=${query}`,
      { headers: authOf(own) },
      context,
    );
    const [ticket] = listAt(json, 'results');
    return ticket === undefined ? null : toRemote(ticket, own);
  },
  async create(card, own, context) {
    const body = {
      subject: card.subject,
      description: escapeUTF8(card.text).replace(/\n/g, '<br>'),
      email: own.requester,
      source: SOURCE,
      status: STATUSES[card.remoteState],
      tags: [card.key, ...card.tags],
      ...fieldsOf(card, own),
    };
    const request = { method: 'POST', body, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${own.url}/api/v2/tickets`, request, context);
    return toRemote(json, own);
  },
  async update(id, card, own, context) {
    const body = { status: STATUSES[card.remoteState], ...fieldsOf(card, own) };
    const request = { method: 'PUT', body, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${own.url}/api/v2/tickets/${encodeURIComponent(id)}`, request, context);
    return toRemote(json, own);
  },
  async listChanged(since, own, context, { most }) {
    const tickets: RemoteTicket[] = [];
    for (let page = 1; ; page += 1) {
      const query = new URLSearchParams({
        updated_since: new Date(since).toISOString(),
        order_by: 'updated_at',
        order_type: 'asc',
        per_page: String(PAGE),
        page: String(page),
      });
      const { json } = await askHelpdesk(`${own.url}/api/v2/tickets?${query}`, { headers: authOf(own) }, context);
      const found = listAt(json);
      tickets.push(...found.map((ticket) => toRemote(ticket, own)));
      if (found.length < PAGE) return { tickets, upTo: null };
      if (page >= Math.min(most, MOST_PAGES)) return { tickets, upTo: Date.parse(idAt(found.at(-1), 'updated_at')) };
    }
  },
  async read(ids, own, context) {
    const found: RemoteTicket[] = [];
    for (const id of ids) {
      const request = { headers: authOf(own), accept: [404] };
      const answer = await askHelpdesk(`${own.url}/api/v2/tickets/${encodeURIComponent(id)}`, request, context);
      // What lies in the trash is still answered for a month.
      if (answer.status !== 404 && at(answer.json, 'deleted') !== true) found.push(toRemote(answer.json, own));
    }
    return found;
  },
};
export default freshdesk;
