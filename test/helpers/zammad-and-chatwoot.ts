import { byId, type HelpdeskModel, type KeptTicket, lastPart, secondOf2100 } from './helpdesk-servers.ts';

export const zammadModel: HelpdeskModel = ({ method, path, query, headers, text, body }, tickets, add) => {
  if (headers.authorization !== 'Token token=token-1234') return [401, { error: 'Invalid token' }];
  const show = ({ id, state }: KeptTicket) => ({ id, state, updated_at: secondOf2100(id) });
  const since = query.get('condition[ticket.updated_at][value]');
  if (path === '/api/v1/tickets/search' && since !== null) {
    const size = Number(query.get('per_page') ?? 50);
    const from = (Number(query.get('page') ?? 1) - 1) * size;
    const order = `${query.get('sort_by')} ${query.get('order_by')}`;
    if (query.get('condition[ticket.updated_at][operator]') !== 'after (absolute)' || order !== 'updated_at asc')
      return [422, { error: 'Invalid condition' }];
    const changed = tickets.filter(({ id }) => secondOf2100(id) >= since);
    return [200, changed.slice(from, from + size).map(show)];
  }
  if (path === '/api/v1/tickets/search')
    return [200, tickets.filter(({ key }) => query.get('query') === `tags:"${key}"`).map(show)];
  if (method === 'POST') {
    if (!body.title || !body.group || !body.customer_id || body.article?.internal !== true)
      return [422, { error: 'missing' }];
    const made = add(body.tags.split(',')[0], body.state ?? 'new');
    made.written += text;
    return [201, show(made)];
  }
  const known = byId(tickets, lastPart(path));
  if (known === undefined) return [404, { error: 'No such object' }];
  if (method === 'PUT') {
    if (body.state === 'pending reminder' && !body.pending_time) return [422, { error: 'pending_time is missing' }];
    known.state = body.state;
    known.written += text;
  }
  return [200, show(known)];
};

export const chatwootModel: HelpdeskModel = ({ method, path, query, headers, text, body }, tickets, add) => {
  if (headers.api_access_token !== 'token-1234') return [401, { error: 'Invalid Access Token' }];
  const show = ({ id, state }: KeptTicket) => ({ id, status: state });
  const base = '/api/v1/accounts/3';
  if (path === `${base}/contacts/search`) {
    const known = tickets.filter(({ key }) => key === query.get('q'));
    return [200, { payload: known.map(({ id, key }) => ({ id, identifier: key })) }];
  }
  if (path === `${base}/contacts` && method === 'POST') {
    if (tickets.some(({ key }) => key === body.identifier))
      return [422, { message: 'Identifier has already been taken' }];
    const made = add(body.identifier, 'none');
    return [200, { payload: { contact: { id: made.id, identifier: made.key } } }];
  }
  const ofContact = /\/contacts\/(\d+)\/conversations$/.exec(path)?.[1];
  if (ofContact !== undefined) {
    const known = byId(tickets, ofContact);
    return [200, { payload: known === undefined || known.state === 'none' ? [] : [show(known)] }];
  }
  if (path === `${base}/conversations` && method === 'GET') {
    // Without paging, as long as a stretch is named; everything here changed just now.
    const isAsked =
      query.get('status') === 'all' && query.get('inbox_id') === '7' && Number(query.get('updated_within')) > 0;
    const all = tickets.filter(({ state }) => state !== 'none').map(show);
    return [200, { data: { meta: { all_count: all.length }, payload: isAsked ? all : all.slice(0, 25) } }];
  }
  if (path === `${base}/conversations` && method === 'POST') {
    const contact = byId(tickets, String(body.contact_id));
    if (contact === undefined || body.inbox_id !== 7 || body.message?.private !== true)
      return [422, { error: 'invalid' }];
    contact.state = body.status;
    contact.written += text;
    return [200, show(contact)];
  }
  const [, id = '', what] = /\/conversations\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  const known = byId(tickets, id);
  if (known === undefined) return [404, { error: 'Resource could not be found' }];
  if (what === 'toggle_status') known.state = body.status;
  known.written += text;
  return [200, what === undefined ? show(known) : {}];
};
