import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small WebSub hub on loopback, with one feed that offers it. */
export interface TestHub {
  readonly origin: string;
  readonly feedUrl: string;
  /** Callbacks that confirmed. */
  readonly confirmed: string[];
  readonly requests: URLSearchParams[];
  /** Sets the feed's items without a word to anybody. */
  setItems(items: string): void;
  /** Tells all subscribers; `secret` replaces the one they gave. */
  push(secret?: string): Promise<number[]>;
  /** Asks a callback to confirm something; gives status and body. */
  verify(callback: string, query: Record<string, string>): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

/** `isMoved`: the feed names an address that leads to the hub with 308. */
export async function startTestHub({ isMoved = false } = {}): Promise<TestHub> {
  const subscribers: { callback: string; secret: string }[] = [];
  const requests: URLSearchParams[] = [];
  const confirmed: string[] = [];
  let items = '';
  const document = () =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title><link>${origin}/</link><description>d</description><atom:link rel="hub" href="${origin}/${isMoved ? 'old-hub' : 'hub'}"/><atom:link rel="self" href="${feedUrl}"/>${items}</channel></rss>`;
  const verify = async (callback: string, query: Record<string, string>) => {
    const response = await fetch(`${callback}?${new URLSearchParams(query)}`);
    return { status: response.status, body: await response.text() };
  };
  const subscribe = async (form: URLSearchParams) => {
    const callback = form.get('hub.callback') ?? '';
    const challenge = `c${Math.random()}`;
    const { status, body } = await verify(callback, {
      'hub.mode': 'subscribe',
      'hub.topic': form.get('hub.topic') ?? '',
      'hub.challenge': challenge,
      'hub.lease_seconds': '864000',
    });
    if (status !== 200 || body !== challenge) return;
    subscribers.push({ callback, secret: form.get('hub.secret') ?? '' });
    confirmed.push(callback);
  };
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(document());
      return;
    }
    if (request.url === '/old-hub') {
      response.writeHead(308, { location: '/hub' }).end();
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      requests.push(form);
      response.writeHead(202).end();
      void subscribe(form);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feedUrl = `${origin}/feed`;
  return {
    origin,
    feedUrl,
    confirmed,
    requests,
    verify,
    setItems(text) {
      items = text;
    },
    push: (other) =>
      Promise.all(
        subscribers.map(async ({ callback, secret }) => {
          const body = document();
          const signature = `sha256=${createHmac('sha256', other ?? secret)
            .update(body)
            .digest('hex')}`;
          const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signature };
          return (await fetch(callback, { method: 'POST', headers, body })).status;
        }),
      ),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
