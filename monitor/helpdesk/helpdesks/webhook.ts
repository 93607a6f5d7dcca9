import { z } from 'zod';
import { signWebhook } from '../../alert/sign-webhook.ts';
import type { DeliveryContext } from '../../alert-channel.ts';
import type { Helpdesk, RemoteState, RemoteTicket } from '../../helpdesk-type.ts';
import { askHelpdesk, at, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://care.example.com/earshot'),
  /** Shared with the receiver, who checks the signature with it. */
  secret: z.string().min(16, 'a secret of at least 16 characters'),
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

const STATES: readonly unknown[] = ['open', 'pending', 'solved'] satisfies readonly RemoteState[];

/** One signed request: `event` says what is wanted, `id` is the same at each attempt. */
async function post(own: Settings, event: string, id: string, data: unknown, context: DeliveryContext) {
  const timestamp = String(Math.floor(context.now / 1000));
  const body = { event, id, data };
  const headers = {
    'idempotency-key': id,
    'x-earshot-event': event,
    'x-earshot-id': id,
    'x-earshot-timestamp': timestamp,
    'x-earshot-signature': `v1=${signWebhook(own.secret, timestamp, id, JSON.stringify(body))}`,
  };
  return (await askHelpdesk(own.url, { method: 'POST', body, headers }, context)).json;
}

function toRemote(ticket: unknown): RemoteTicket {
  const state = at(ticket, 'state');
  const url = at(ticket, 'url');
  return {
    id: idAt(ticket, 'id'),
    url: typeof url === 'string' ? url : null,
    state: STATES.includes(state) ? (state as RemoteState) : 'open',
  };
}

/** A helpdesk of your own: signed JSON to one address, which answers with `{ticket: {id, url, state}}`. */
const webhook: Helpdesk<Settings> = {
  id: 'webhook',
  labels: { 'zh-CN': '自有系统（签名 Webhook）', en: 'A system of your own (signed webhook)' },
  notes: {
    'zh-CN':
      '事件 ticket.find、ticket.create、ticket.update 回 {ticket}（find 没有时回 null），tickets.read 回 {tickets}；签名算法与预警 Webhook 相同。',
    en: 'The events ticket.find, ticket.create and ticket.update are answered with {ticket} (null when find has none), tickets.read with {tickets}; signed like the alert webhook.',
  },
  settings,
  example: { url: 'https://care.example.com/earshot', secret: 'a-long-random-secret', fields: {} },
  perMinute: 600,
  async find(key, own, context) {
    const ticket = at(await post(own, 'ticket.find', key, { key }, context), 'ticket');
    return ticket === null ? null : toRemote(ticket);
  },
  async create({ values: _private, ...card }, own, context) {
    const data = { ...card, fields: mapFields({ ...card, values: _private }, own.fields) };
    return toRemote(at(await post(own, 'ticket.create', card.key, data, context), 'ticket'));
  },
  async update(id, { values: _private, ...card }, own, context) {
    const data = { ...card, id, fields: mapFields({ ...card, values: _private }, own.fields) };
    return toRemote(at(await post(own, 'ticket.update', card.key, data, context), 'ticket'));
  },
  async read(ids, own, context) {
    if (ids.length === 0) return [];
    const json = await post(own, 'tickets.read', `read-${context.now}`, { ids }, context);
    return listAt(json, 'tickets').map(toRemote);
  },
};
export default webhook;
