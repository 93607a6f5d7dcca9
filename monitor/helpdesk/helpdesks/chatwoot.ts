import { z } from 'zod';
import type { DeliveryContext } from '../../alert-channel.ts';
import type { Helpdesk, RemoteState, RemoteTicket, TicketCard } from '../../helpdesk-type.ts';
import { askHelpdesk, at, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields, secret } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://app.chatwoot.com'),
  account: z.number().int().positive(),
  /** An inbox of the kind "API". */
  inbox: z.number().int().positive(),
  token: secret,
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

const PRIORITIES = { normal: 'medium', important: 'high', urgent: 'urgent', critical: 'urgent' } as const;
const STATUSES: Readonly<Record<RemoteState, string>> = { open: 'open', pending: 'pending', solved: 'resolved' };

/** Conversations of a page. */
const PAGE = 25;
const LONGEST_MS = 24 * 3_600_000;

const baseOf = ({ url, account }: Settings) => `${url}/api/v1/accounts/${account}`;
const authOf = ({ token }: Settings) => ({ api_access_token: token });

function toRemote(conversation: unknown, { url, account }: Settings): RemoteTicket {
  const id = idAt(conversation, 'id');
  const status = String(at(conversation, 'status'));
  const isWaiting = status === 'pending' || status === 'snoozed';
  return {
    id,
    url: `${url}/app/accounts/${account}/conversations/${id}`,
    state: status === 'resolved' ? 'solved' : isWaiting ? 'pending' : 'open',
  };
}

/** A conversation has a contact; ours is made for the ticket and found again by its identifier. */
async function findContact(key: string, own: Settings, context: DeliveryContext): Promise<string | null> {
  const url = `${baseOf(own)}/contacts/search?q=${encodeURIComponent(key)}`;
  const { json } = await askHelpdesk(url, { headers: authOf(own) }, context);
  const contact = listAt(json, 'payload').find((each) => at(each, 'identifier') === key);
  return contact === undefined ? null : idAt(contact, 'id');
}

async function makeContact(card: TicketCard, own: Settings, context: DeliveryContext): Promise<string> {
  const known = await findContact(card.key, own, context);
  if (known !== null) return known;
  const body = { inbox_id: own.inbox, name: card.values.customer ?? card.key, identifier: card.key };
  const request = { method: 'POST', body, headers: authOf(own) } as const;
  const { json } = await askHelpdesk(`${baseOf(own)}/contacts`, request, context);
  return idAt(json, 'payload', 'contact', 'id');
}

const attributesOf = (card: TicketCard, own: Settings) => ({ earshot: card.key, ...mapFields(card, own.fields) });

/** Chatwoot, by its application API. Fields are mapped on custom attributes of the conversation. */
const chatwoot: Helpdesk<Settings> = {
  id: 'chatwoot',
  labels: { 'zh-CN': 'Chatwoot', en: 'Chatwoot' },
  notes: {
    'zh-CN': '需要一个“API”类型的收件箱，填写它的编号。',
    en: 'Needs an inbox of the kind "API": give its number.',
  },
  settings,
  example: {
    url: 'https://app.chatwoot.com',
    account: 1,
    inbox: 7,
    token: 'access-token-of-an-agent',
    fields: { permalink: 'post' },
  },
  perMinute: 60,
  async find(key, own, context) {
    const contact = await findContact(key, own, context);
    if (contact === null) return null;
    const url = `${baseOf(own)}/contacts/${contact}/conversations`;
    const { json } = await askHelpdesk(url, { headers: authOf(own) }, context);
    const [conversation] = listAt(json, 'payload');
    return conversation === undefined ? null : toRemote(conversation, own);
  },
  async create(card, own, context) {
    const body = {
      inbox_id: own.inbox,
      contact_id: Number(await makeContact(card, own, context)),
      status: STATUSES[card.remoteState],
      priority: PRIORITIES[card.urgency],
      custom_attributes: attributesOf(card, own),
      message: { content: `${card.subject}\n\n${card.text}`, private: true },
    };
    const request = { method: 'POST', body, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${baseOf(own)}/conversations`, request, context);
    return toRemote(json, own);
  },
  async update(id, card, own, context) {
    const place = `${baseOf(own)}/conversations/${encodeURIComponent(id)}`;
    const post = (path: string, body: unknown) =>
      askHelpdesk(`${place}/${path}`, { method: 'POST', body, headers: authOf(own) }, context);
    await post('toggle_status', { status: STATUSES[card.remoteState] });
    await post('toggle_priority', { priority: PRIORITIES[card.urgency] });
    await post('custom_attributes', { custom_attributes: attributesOf(card, own) });
    const { json } = await askHelpdesk(place, { headers: authOf(own) }, context);
    return toRemote(json, own);
  },
  async listChanged(since, own, context) {
    const stretchMs = context.now - since;
    // All of it comes in one answer: what changed in weeks may be the whole account.
    if (stretchMs > LONGEST_MS) return null;
    const query = new URLSearchParams({
      ...{ status: 'all', inbox_id: String(own.inbox) },
      updated_within: String(Math.ceil(stretchMs / 1000)),
    });
    const { json } = await askHelpdesk(`${baseOf(own)}/conversations?${query}`, { headers: authOf(own) }, context);
    const found = listAt(json, 'data', 'payload');
    // An older one takes no notice of the stretch and gives a page; what lies beyond it would be missed.
    return found.length === PAGE
      ? null
      : { tickets: found.map((conversation) => toRemote(conversation, own)), upTo: null };
  },
  async read(ids, own, context) {
    const found: RemoteTicket[] = [];
    for (const id of ids) {
      const url = `${baseOf(own)}/conversations/${encodeURIComponent(id)}`;
      const answer = await askHelpdesk(url, { headers: authOf(own), accept: [404] }, context);
      if (answer.status !== 404) found.push(toRemote(answer.json, own));
    }
    return found;
  },
};
export default chatwoot;
