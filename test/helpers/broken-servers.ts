import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://t.test/</link><description>d</description>${items}</channel></rss>`;

/** A complaint as an item of a feed. */
export function complaintItem(id: string, at = Date.now()): string {
  return `<item><guid>${id}</guid><link>http://t.test/p/${id}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>新锐手机坏了，要投诉 ${id}</description></item>`;
}

const send = (status: number, body: string | Uint8Array, headers: Record<string, string> = {}): Answer => {
  return (response) => response.writeHead(status, headers).end(body);
};
const feed = { 'content-type': 'application/rss+xml' };

/** Ways in which a source can be broken, by name. None of them may be taken for "nothing new". */
export const BREAKAGES: Readonly<Record<string, Answer>> = {
  'an error page': send(500, '<h1>Internal Server Error</h1>', { 'content-type': 'text/html' }),
  'a missing page': send(404, 'not found'),
  'gone for good': send(410, ''),
  'a refused login': send(401, ''),
  'too many requests': send(429, 'slow down', { 'retry-after': '1800' }),
  'a proxy that sleeps': send(503, '<html>RSSHub is away</html>', {
    'content-type': 'text/html',
    'retry-after': '120',
  }),
  'a login page instead of a feed': send(200, '<!doctype html><html><title>请登录</title><form></form></html>', {
    'content-type': 'text/html; charset=utf-8',
  }),
  'a captcha under the name of a feed': send(200, '<html><body>访问过于频繁，请输入验证码</body></html>', feed),
  'an empty body': send(200, '', feed),
  'only white space': send(200, ' \n ', feed),
  'a JSON error': send(200, '{"error":"no such topic"}', { 'content-type': 'application/json' }),
  'plain words': send(200, 'service temporarily unavailable', feed),
  'binary rubbish': send(
    200,
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
    feed,
  ),
  'entities declared inside': send(
    200,
    `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss version="2.0"><channel><title>&a;</title></channel></rss>`,
    feed,
  ),
  'a bomb': (response) =>
    response.writeHead(200, { ...feed, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024))),
  'a body of the wrong encoding': send(200, rss(''), { ...feed, 'content-encoding': 'gzip' }),
  'a connection that is cut in the headers': (response) => response.socket?.destroy(),
  'a redirect in a circle': (response, request) => response.writeHead(302, { location: request.url ?? '/' }).end(),
  'a redirect to a private address': send(302, '', { location: 'http://127.0.0.9:1/feed' }),
  'a redirect to a file': send(302, '', { location: 'file:///etc/passwd' }),
};

/** A server on loopback whose pages are the breakages, and feeds that can be set. */
export interface BrokenServer {
  readonly origin: string;
  urlOf(name: string): string;
  /** Sets or replaces what a page answers. */
  set(name: string, answer: Answer): void;
  /** A working feed with these items. */
  setFeed(name: string, items: string, headers?: Record<string, string>): void;
  /** Instants and paths of all requests. */
  readonly requests: { readonly at: number; readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Most requests that were open at once. */
  mostAtOnce: number;
  close(): Promise<void>;
}

export async function startBrokenServer(): Promise<BrokenServer> {
  const pages = new Map<string, Answer>(Object.entries(BREAKAGES));
  const requests: { at: number; path: string; headers: IncomingMessage['headers'] }[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    requests.push({ at: Date.now(), path: request.url ?? '', headers: request.headers });
    open += 1;
    broken.mostAtOnce = Math.max(broken.mostAtOnce, open);
    response.on('close', () => {
      open -= 1;
    });
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    const answer = pages.get(name) ?? send(404, 'unknown page of the test');
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const broken: BrokenServer = {
    origin,
    requests,
    mostAtOnce: 0,
    urlOf: (name) => `${origin}/${encodeURIComponent(name)}`,
    set: (name, answer) => void pages.set(name, answer),
    setFeed: (name, items, headers = {}) => void pages.set(name, send(200, rss(items), { ...feed, ...headers })),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
  return broken;
}
