// Worker of pipeline.bench.ts: feeds that bring complaints at a rate, a webhook receiver, and a client of the event stream. It notes
// on the machine's clock when a document was answered, when its events arrived, and when its alerts did.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

interface Order {
  readonly feeds: number;
  /** Complaints a second over all feeds. */
  readonly rate: number;
}
const { feeds, rate } = workerData as Order;
const now = () => performance.timeOrigin + performance.now();

const fetchedAt = new Map<string, number>();
const eventAt = new Map<string, number>();
const alertAt = new Map<string, number>();
const lists: { id: string; at: number }[][] = Array.from({ length: feeds }, () => []);
let running = false;
let serial = 0;
let messages = 0;
let startedAt = 0;

/** Complaints that differ enough to be stories of their own. */
const WORDS = ['屏幕', '电池', '客服', '退款', '快递', '充电器', '耳机', '系统更新', '保修', '发票', '摄像头', '门店'];
const pick = (seed: number) => WORDS[Math.abs(seed) % WORDS.length] ?? '';

function publishDue(): void {
  if (!running) return;
  const due = Math.floor(((now() - startedAt) / 1000) * rate);
  for (; serial < due; serial++) lists[serial % feeds]?.unshift({ id: `m${serial}`, at: Date.now() });
}

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const message = JSON.parse(body) as { permalink: string | null; members?: { permalink: string | null }[] };
      messages += 1;
      for (const { permalink } of message.members ?? [message]) {
        const id = permalink?.split('/').at(-1);
        if (id && !alertAt.has(id)) alertAt.set(id, now());
      }
      response.end('ok');
    });
    return;
  }
  publishDue();
  const list = lists[Number(request.url?.slice(1))]?.slice(0, 40) ?? [];
  const items = list.map(({ id, at }) => {
    const n = Number(id.slice(1));
    const text = `新锐手机${pick(n * 7)}和${pick(n * 5 + 3)}都有问题，第${n * 7919}号工单没人理，${pick(n * 3 + 1)}也坏了，要投诉 ${id}`;
    return `<item><guid>${id}</guid><link>http://posts.test/p/${id}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>${text}</description></item>`;
  });
  response.setHeader('content-type', 'application/rss+xml');
  response.end(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://posts.test/</link><description>d</description>${items.join('')}</channel></rss>`,
    () => {
      const at = now();
      for (const { id } of list) if (!fetchedAt.has(id)) fetchedAt.set(id, at);
    },
  );
});

parentPort?.on('message', (message: { start?: true; stream?: { url: string; token: string }; report?: true }) => {
  if (message.stream) {
    const socket = new WebSocket(message.stream.url);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: message.stream?.token })));
    socket.on('message', (data) => {
      const said = JSON.parse(String(data)) as { type: string; event?: { type: string; data: { permalink?: string } } };
      if (said.type === 'welcome') parentPort?.postMessage({ streaming: true });
      const id = said.event?.type === 'mention.found' ? said.event.data.permalink?.split('/').at(-1) : undefined;
      if (id && !eventAt.has(id)) eventAt.set(id, now());
    });
  }
  if (message.start) {
    running = true;
    startedAt = now();
  }
  if (message.report) {
    running = false;
    const delays = (arrivals: Map<string, number>) =>
      [...arrivals].flatMap(([id, at]) => (fetchedAt.has(id) ? [at - (fetchedAt.get(id) ?? at)] : []));
    parentPort?.postMessage({ served: fetchedAt.size, messages, events: delays(eventAt), alerts: delays(alertAt) });
  }
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage({ port: (server.address() as AddressInfo).port }));
