import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signWebhook } from '../../monitor/alert/sign-webhook.ts';

/** A ticket as a helpdesk keeps it: whatever was sent, and the fields that every kind has. */
export interface KeptTicket {
  readonly id: number;
  readonly key: string;
  /** In the words of the kind. */
  state: string;
  /** Everything that was written, as JSON: what must not be in there is looked for here. */
  written: string;
}

export interface HelpdeskServer {
  readonly url: string;
  readonly hostAndPort: string;
  readonly tickets: KeptTicket[];
  readonly requests: string[];
  /** Answers before the kind's own: return true when answered. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** True: what arrives is kept, and the answer never reaches us. */
  swallowAnswers: boolean;
  close(): Promise<void>;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the bodies of seven foreign interfaces, read as those servers would
  readonly body: any;
}
type Answer = readonly [status: number, body?: unknown];
/** How a kind answers, by its published API. */
export type HelpdeskModel = (
  call: Call,
  tickets: KeptTicket[],
  add: (key: string, state: string) => KeptTicket,
) => Answer;

/** Starts a helpdesk on loopback that answers as its published API says. */
export async function startHelpdesk(model: HelpdeskModel): Promise<HelpdeskServer> {
  const tickets: KeptTicket[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const url = new URL(request.url ?? '/', 'http://helpdesk.example');
      const method = request.method ?? 'GET';
      helpdesk.requests.push(`${method} ${url.pathname}`);
      if (helpdesk.intercept(request, response)) return;
      const call = { method, path: url.pathname, query: url.searchParams, headers: request.headers, text };
      const add = (key: string, state: string) => {
        const ticket = { id: (tickets.at(-1)?.id ?? 99) + 1, key, state, written: '' };
        tickets.push(ticket);
        return ticket;
      };
      const [status, body] = model({ ...call, body: text === '' ? null : JSON.parse(text) }, tickets, add);
      if (helpdesk.swallowAnswers && method !== 'GET') return void request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const helpdesk: HelpdeskServer = {
    url: `http://127.0.0.1:${port}`,
    hostAndPort: `127.0.0.1:${port}`,
    tickets,
    requests: [],
    intercept: () => false,
    swallowAnswers: false,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return helpdesk;
}

const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
export const lastPart = (path: string) => (path.split('/').at(-1) ?? '').replace('.json', '');
export const byId = (tickets: readonly KeptTicket[], id: string) => tickets.find((ticket) => String(ticket.id) === id);

export const zendeskModel: HelpdeskModel = ({ method, path, query, headers, text, body }, tickets, add) => {
  if (headers.authorization !== basic('agent@example.com/token', 'token-1234'))
    return [401, { error: 'Couldn’t authenticate you' }];
  const show = ({ id, key, state }: KeptTicket) => ({ id, external_id: key, status: state });
  if (path === '/api/v2/tickets.json' && method === 'GET')
    return [200, { tickets: tickets.filter(({ key }) => key === query.get('external_id')).map(show) }];
  if (path === '/api/v2/tickets/show_many.json')
    return [200, { tickets: tickets.filter(({ id }) => query.get('ids')?.split(',').includes(String(id))).map(show) }];
  const { ticket } = body;
  if (method === 'POST') {
    if (ticket.comment?.body === undefined || ticket.comment.public !== false) return [422, { error: 'RecordInvalid' }];
    const made = add(ticket.external_id, ticket.status);
    made.written += text;
    return [201, { ticket: show(made) }];
  }
  const known = byId(tickets, lastPart(path));
  if (known === undefined) return [404, { error: 'RecordNotFound' }];
  known.state = ticket.status;
  known.written += text;
  return [200, { ticket: show(known) }];
};

export const secondOf2100 = (second: number) => new Date(Date.UTC(2100, 0) + second * 1000).toISOString();

export const freshdeskModel: HelpdeskModel = ({ method, path, query, headers, text, body }, tickets, add) => {
  if (headers.authorization !== basic('api-key-1', 'X')) return [401, { code: 'invalid_credentials' }];
  // Later than any look, one second after another.
  const show = ({ id, state }: KeptTicket) => ({ id, status: Number(state), updated_at: secondOf2100(id) });
  if (path === '/api/v2/search/tickets') {
    const key = /^"tag:'(.+)'"$/.exec(query.get('query') ?? '')?.[1];
    return [200, { total: 1, results: tickets.filter((ticket) => ticket.key === key).map(show) }];
  }
  if (method === 'GET' && path === '/api/v2/tickets') {
    const size = Number(query.get('per_page') ?? 30);
    const from = (Number(query.get('page') ?? 1) - 1) * size;
    const since = query.get('updated_since') ?? '';
    if (Number.isNaN(Date.parse(since))) return [400, { description: 'Validation failed' }];
    const changed = tickets.filter(({ id }) => secondOf2100(id) >= since);
    return [200, changed.slice(from, from + size).map(show)];
  }
  if (method === 'POST') {
    const { subject, description, email, status, priority, source } = body;
    if (!subject || !description || !email || !status || !priority || !source)
      return [400, { description: 'Validation failed' }];
    const made = add(body.tags[0], String(status));
    made.written += text;
    return [201, show(made)];
  }
  const known = byId(tickets, lastPart(path));
  if (known === undefined) return [404];
  if (method === 'PUT') {
    known.state = String(body.status);
    known.written += text;
  }
  return [200, show(known)];
};

export const jiraModel: HelpdeskModel = ({ method, path, query, headers, text, body }, tickets, add) => {
  if (headers.authorization !== basic('bot@example.com', 'token-1234'))
    return [401, { message: 'Client must be authenticated' }];
  const category = (state: string) => (state === 'Resolved' ? 'done' : state === 'Open' ? 'new' : 'indeterminate');
  const show = ({ id, key, state }: KeptTicket) => ({
    key: `CARE-${id}`,
    fields: { summary: `[${key}] …`, status: { name: state, statusCategory: { key: category(state) } } },
  });
  if (path === '/rest/api/3/issue/bulkfetch') {
    const asked: readonly string[] = body.issueIdsOrKeys;
    const there = tickets.filter(({ id }) => asked.includes(`CARE-${id}`));
    return [200, { issues: there.map(show), issueErrors: [] }];
  }
  if (path === '/rest/api/3/search/jql') {
    const jql = query.get('jql') ?? '';
    const word = /^summary ~ "\\"(.+)\\""/.exec(jql)?.[1];
    const keys = [...jql.matchAll(/"(CARE-\d+)"/g)].map(([, key]) => key);
    // One key that is not there, and the whole question is refused.
    const unknown = keys.find((key) => !tickets.some(({ id }) => `CARE-${id}` === key));
    if (unknown !== undefined)
      return [400, { errorMessages: [`An issue with key '${unknown}' does not exist for field 'key'.`] }];
    // A search of words is a loose one: it also finds keys that only begin alike.
    const found = tickets.filter((ticket) =>
      word === undefined ? keys.includes(`CARE-${ticket.id}`) : ticket.key.startsWith(word),
    );
    return [200, { issues: found.map(show), isLast: true }];
  }
  if (path === '/rest/servicedeskapi/request') {
    const { serviceDeskId, requestTypeId, requestFieldValues } = body;
    if (serviceDeskId !== '4' || requestTypeId !== '25' || !requestFieldValues.summary)
      return [400, { errorMessage: 'invalid' }];
    const made = add(/^\[(.+?)\]/.exec(requestFieldValues.summary)?.[1] ?? '', 'Open');
    made.written += text;
    return [201, { issueId: String(made.id), issueKey: `CARE-${made.id}` }];
  }
  const known = byId(tickets, /CARE-(\d+)/.exec(path)?.[1] ?? '');
  if (known === undefined) return [404, { errorMessages: ['Issue does not exist'] }];
  if (path.endsWith('/transitions') && method === 'GET')
    return [
      200,
      {
        transitions: [
          { id: '11', to: { statusCategory: { key: 'indeterminate' } } },
          { id: '31', to: { statusCategory: { key: 'done' } } },
        ],
      },
    ];
  if (path.endsWith('/transitions')) known.state = body.transition.id === '31' ? 'Resolved' : 'In Progress';
  known.written += text;
  return [204];
};

export const feishuModel: HelpdeskModel = ({ method, path, headers, text, body }, tickets, add) => {
  if (path === '/open-apis/auth/v3/tenant_access_token/internal')
    return body.app_secret === 'secret-1234'
      ? [200, { code: 0, tenant_access_token: 't-abc', expire: 7200 }]
      : [200, { code: 10014, msg: 'app secret invalid' }];
  if (headers.authorization !== 'Bearer t-abc') return [200, { code: 99991663, msg: 'Invalid access token' }];
  const show = ({ id, key, state }: KeptTicket) => ({
    record_id: `rec${id}`,
    fields: { 编号: [{ type: 'text', text: key }], 状态: state },
  });
  if (path.endsWith('/records/search')) {
    const wanted = body.filter.conditions[0].value[0];
    return [200, { code: 0, data: { items: tickets.filter(({ key }) => key === wanted).map(show) } }];
  }
  if (path.endsWith('/records/batch_get'))
    return [
      200,
      { code: 0, data: { records: tickets.filter(({ id }) => body.record_ids.includes(`rec${id}`)).map(show) } },
    ];
  if (method === 'POST') {
    const made = add(body.fields.编号, body.fields.状态);
    made.written += text;
    return [200, { code: 0, data: { record: show(made) } }];
  }
  const known = byId(tickets, lastPart(path).replace('rec', ''));
  if (known === undefined) return [200, { code: 1254043, msg: 'RecordIdNotFound' }];
  known.state = body.fields.状态;
  known.written += text;
  return [200, { code: 0, data: { record: show(known) } }];
};

export const WEBHOOK_SECRET = 'a-secret-only-for-this-test';

export const webhookModel: HelpdeskModel = ({ headers, text, body }, tickets, add) => {
  const signature = signWebhook(
    WEBHOOK_SECRET,
    String(headers['x-earshot-timestamp']),
    String(headers['x-earshot-id']),
    text,
  );
  if (headers['x-earshot-signature'] !== `v1=${signature}`) return [401, { error: 'bad signature' }];
  const show = ({ id, state }: KeptTicket) => ({ id, url: `https://care.example.com/${id}`, state });
  const { event, data } = body;
  if (event === 'tickets.read')
    return [200, { tickets: tickets.filter(({ id }) => data.ids.includes(String(id))).map(show) }];
  if (event === 'ticket.find')
    return [200, { ticket: tickets.filter(({ key }) => key === data.key).map(show)[0] ?? null }];
  const known = event === 'ticket.create' ? add(data.key, data.remoteState) : byId(tickets, data.id);
  if (known === undefined) return [404];
  known.state = data.remoteState;
  known.written += text;
  return [200, { ticket: show(known) }];
};
