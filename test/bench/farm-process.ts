// Process of listening.bench.ts: a farm of feeds behind a network latency. Twenty posts of plain talk in each, about 15 kB, with
// validators; `/N` answers 304 to its ETag, `/newN` has new posts only at every request, `/mixN` one new post at every tenth (`/mixN?old`: as
// it was before the first).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

const latencyMs = Number(process.argv[2] ?? 0);
const WORDS =
  'the market was quiet this morning and somebody played a cello near the fountain while gulls argued about bread'.split(
    ' ',
  );
const asked = new Map<string, number>();

function talk(seed: number): string {
  let text = '';
  for (let i = 0; i < 90; i++) text += `${WORDS[(seed * 31 + i * 17 + ((i * seed) % 7)) % WORDS.length]} `;
  return text;
}

/** A post keeps its words from version to version: only the newest is new. */
function documentOf(name: string, version: number): string {
  const items = Array.from({ length: 20 }, (_, i) => {
    const id = `${name}-${version + 20 - i}`;
    const at = new Date(Date.UTC(2026, 10, 20) + (version + 20 - i) * 60_000).toUTCString();
    return `<item><title>Post ${id}</title><link>http://posts.test/${id}</link><guid isPermaLink="false">${id}</guid><pubDate>${at}</pubDate><description>${talk(version + 20 - i)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${name}</title><link>http://posts.test/</link><description>d</description>${items.join('')}</channel></rss>`;
}

/** How many posts a feed has brought beside its first twenty when it is asked so often. */
function versionOf(name: string, times: number): number {
  if (name.startsWith('new')) return times * 20;
  return name.startsWith('mix') ? Math.floor((times + (Number(name.slice(3)) % 10)) / 10) : 0;
}

const server = createServer((request, response) => {
  const [name = '', old] = request.url?.slice(1).split('?') ?? [];
  if (old !== undefined) {
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(documentOf(name, 0));
    return;
  }
  const times = (asked.get(name) ?? 0) + 1;
  asked.set(name, times);
  const version = versionOf(name, times);
  const etag = `"${version}"`;
  setTimeout(() => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(documentOf(name, version));
  }, latencyMs);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
