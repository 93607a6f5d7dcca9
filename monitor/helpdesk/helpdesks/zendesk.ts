import { z } from 'zod';
import type { Helpdesk, RemoteState, RemoteTicket, TicketCard } from '../../helpdesk-type.ts';
import { askHelpdesk, at, basicAuth, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields, secret } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://example.zendesk.com'),
  email: z.email('the mail address of the agent whose token it is'),
  token: secret,
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

const PRIORITIES = { normal: 'normal', important: 'high', urgent: 'urgent', critical: 'urgent' } as const;
const STATES: Readonly<Record<RemoteState, string>> = { open: 'open', pending: 'pending', solved: 'solved' };
/** `show_many` takes so many ids. */
const IDS_AT_ONCE = 100;

const authOf = ({ email, token }: Settings) => basicAuth(`${email}/token`, token);

function toRemote(ticket: unknown, { url }: Settings): RemoteTicket {
  const id = idAt(ticket, 'id');
  const status = String(at(ticket, 'status'));
  const state = status === 'solved' || status === 'closed' ? 'solved' : status === 'pending' ? 'pending' : 'open';
  return { id, url: `${url}/agent/tickets/${id}`, state };
}

function fieldsOf(card: TicketCard, { fields }: Settings) {
  return {
    priority: PRIORITIES[card.urgency],
    custom_fields: Object.entries(mapFields(card, fields)).map(([id, value]) => ({ id: Number(id), value })),
  };
}

/** Zendesk, by its Ticketing API. Fields are mapped on the numbers of custom fields. */
const zendesk: Helpdesk<Settings> = {
  id: 'zendesk',
  labels: { 'zh-CN': 'Zendesk', en: 'Zendesk' },
  settings,
  example: {
    url: 'https://example.zendesk.com',
    email: 'agent@example.com',
    token: 'api-token-of-it',
    fields: { permalink: '360001234567' },
  },
  perMinute: 200,
  async find(key, own, context) {
    const url = `${own.url}/api/v2/tickets.json?external_id=${encodeURIComponent(key)}`;
    const { json } = await askHelpdesk(url, { headers: authOf(own) }, context);
    const [ticket] = listAt(json, 'tickets');
    return ticket === undefined ? null : toRemote(ticket, own);
  },
  async create(card, own, context) {
    const ticket = {
      subject: card.subject,
      // An internal note: nothing of ours reaches the customer by mail.
      comment: { body: card.text, public: false },
      external_id: card.key,
      tags: card.tags,
      status: STATES[card.remoteState] === 'open' ? 'new' : STATES[card.remoteState],
      ...fieldsOf(card, own),
    };
    const headers = { ...authOf(own), 'idempotency-key': card.key };
    const request = { method: 'POST', body: { ticket }, headers } as const;
    const { json } = await askHelpdesk(`${own.url}/api/v2/tickets.json`, request, context);
    return toRemote(at(json, 'ticket'), own);
  },
  async update(id, card, own, context) {
    const ticket = { status: STATES[card.remoteState], ...fieldsOf(card, own) };
    const request = { method: 'PUT', body: { ticket }, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${own.url}/api/v2/tickets/${encodeURIComponent(id)}.json`, request, context);
    return toRemote(at(json, 'ticket'), own);
  },
  async read(ids, own, context) {
    const found: RemoteTicket[] = [];
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
      const part = ids.slice(from, from + IDS_AT_ONCE).join(',');
      const url = `${own.url}/api/v2/tickets/show_many.json?ids=${encodeURIComponent(part)}`;
      const { json } = await askHelpdesk(url, { headers: authOf(own) }, context);
      found.push(...listAt(json, 'tickets').map((ticket) => toRemote(ticket, own)));
    }
    return found;
  },
};
export default zendesk;
