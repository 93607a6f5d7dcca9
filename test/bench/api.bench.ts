// How long the API takes at 100 requests a second while mentions are written beside it and readers hold the stream:
// npm run bench -- api [--engine postgres] [--seconds N]
// The yardstick of the machine, in the same minute: a bare HTTP server that sends as many bytes as the list of mentions.
import { once } from 'node:events';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { startPostgres } from '../helpers/postgres.ts';
import { runApi } from '../helpers/run-api.ts';
import { sampleTicket } from '../helpers/store-samples.ts';
import type { LoadPlan, LoadReport } from './api-load.ts';

const { values } = parseArgs({
  options: { engine: { type: 'string', default: 'sqlite' }, seconds: { type: 'string', default: '20' } },
});
const SECONDS = Number(values.seconds);
const RATE = 100;
const MENTIONS = 20_000;
const limits = { requestsPerMinute: 10_000_000, anonymousRequestsPerMinute: 10_000_000, streamsPerDevice: 1000 };

const server = values.engine === 'postgres' ? await startPostgres() : null;
const api = await runApi({ limits, ...(server === null ? {} : { databaseUrl: await server.createDatabase() }) });
const now = api.clock.now();
const keys: string[] = [];
const ids: string[] = [];
for (let i = 0; i < MENTIONS; i += 50) {
  const at = (k: number) => now - (i + k) * 1000;
  const batch = Array.from({ length: 50 }, (_, k) => ({ publishedAt: at(k), foundAt: at(k), text: textOf(i + k) }));
  const [first] = await api.addMentions(batch);
  keys.push(first?.postKey ?? '');
  ids.push(first?.id ?? '');
}
const tickets: string[] = [];
for (let i = 0; i < 2000; i += 1) {
  const body = { ...sampleTicket({ clientKey: `bench-${i}-key`, createdAt: now }), evidence: null };
  tickets.push((await api.people.agent.client.createTicket({ body })).ticket.id);
}
const claimable = await Promise.all(Array.from({ length: 200 }, () => api.addMention()));

const draft = { ...sampleTicket({ clientKey: 'UNIQUE-key', createdAt: now }), evidence: null };
const requests = Array.from({ length: 200 }, (_, i) => [
  { name: 'list mentions, 50', method: 'GET', path: '/v1/mentions?state=open&order=due&limit=50' },
  { name: 'look up 50 posts', method: 'POST', path: '/v1/mentions/lookup', body: lookup(i) },
  { name: 'search mentions', method: 'GET', path: `/v1/mentions?q=${encodeURIComponent('退款')}&limit=20` },
  { name: 'one mention', method: 'GET', path: `/v1/mentions/${ids[i % ids.length]}` },
  { name: 'status', method: 'GET', path: '/v1/status' },
  { name: 'claim', method: 'POST', path: `/v1/mentions/${claimable[i]?.id}/claim` },
  { name: 'list tickets, 50', method: 'GET', path: '/v1/tickets?limit=50' },
  { name: 'one ticket', method: 'GET', path: `/v1/tickets/${tickets[i * 10]}` },
  { name: 'make a ticket', method: 'POST', path: '/v1/tickets', body: draft },
  { name: 'events after', method: 'GET', path: '/v1/events?after=0&limit=50' },
]).flat();
const tokens = [api.people.social.token, api.people.agent.token, api.people.pr.token, api.people.lead.token];
const plan = { baseUrl: api.baseUrl, tokens, ratePerSecond: RATE, seconds: SECONDS, streams: 0, requests };

const listBytes = await (await fetch(`${api.baseUrl}${requests[0]?.path}`, { headers: auth(tokens[0]) })).arrayBuffer();
const bare = createServer((_request, response) => response.end(Buffer.from(listBytes)));
bare.listen(0, '127.0.0.1');
await once(bare, 'listening');
const address = bare.address();
const bareUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
const bareRequest = { name: 'bare server', method: 'GET', path: '/' };

const disk = measureFsync();
const yardstick = await load({ ...plan, baseUrl: bareUrl, seconds: 5, requests: [bareRequest] });
// The first seconds of a program are the compiler's.
await load({ ...plan, seconds: 3 });
const quietBefore = process.threadCpuUsage();
const quiet = await load(plan);
const quietShare = share(process.threadCpuUsage(quietBefore));
const stop = writeMentions(50);
const busyBefore = process.threadCpuUsage();
const busy = await load({ ...plan, streams: 20 });
const busyShare = share(process.threadCpuUsage(busyBefore));
stop();
const stopHeavy = writeMentions(200);
const heavyBefore = process.threadCpuUsage();
const heavy = await load({ ...plan, streams: 200 });
const heavyShare = share(process.threadCpuUsage(heavyBefore));
stopHeavy();

const figures: number[] = [];
for (let i = 0; i < 10; i += 1) {
  const startedAt = performance.now();
  const day = 86_400_000;
  await api.people.lead.client.getFigures({ query: { since: now - 30 * day, before: now + day } });
  figures.push(performance.now() - startedAt);
}

const yard = p95(yardstick.delays['bare server'] ?? []);
console.log(`${values.engine}: ${MENTIONS} mentions, 2000 tickets; ${RATE} requests a second for ${SECONDS} s`);
console.log(`yardstick, bare server with ${Math.round(listBytes.byteLength / 1024)} kB: p95 ${yard.toFixed(1)} ms`);
console.log(`yardstick, one write with fsync: p95 ${p95(disk).toFixed(1)} ms`);
console.table(rows('nothing beside', quiet));
console.table(rows('50 mentions/s, 20 streams beside', busy));
console.table(rows('200 mentions/s, 200 streams beside', heavy));
console.log(
  `load of the machine: ${loadavg()[0]?.toFixed(1)}; not answered: ${quiet.refused}, ${busy.refused}, ${heavy.refused}`,
);
console.log(`the monitor's thread used ${[quietShare, busyShare, heavyShare].map(percent).join(', ')} of a core`);
console.log(`figures of a month (${MENTIONS} mentions): p95 ${p95(figures).toFixed(0)} ms`);
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`);
bare.close();
await api.close();
await server?.stop();

function textOf(i: number): string {
  return `云雀扫地机器人第 ${i} 次${i % 5 === 0 ? '申请退款' : '漏水'},客服一直不回复,${'真的很失望,'.repeat(8)}`;
}

function lookup(i: number) {
  return { postKeys: Array.from({ length: 50 }, (_, k) => keys[(i + k) % keys.length] ?? ''), permalinks: [] };
}

function auth(token: string | undefined): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function load(wanted: LoadPlan): Promise<LoadReport> {
  const worker = new Worker(new URL('api-load.ts', import.meta.url), { workerData: wanted });
  const [report] = (await once(worker, 'message')) as [LoadReport];
  await worker.terminate();
  return report;
}

/** Writes mentions at a pace, twenty transactions a second, as polls bring them. */
function writeMentions(perSecond: number): () => void {
  const timer = setInterval(() => {
    const batch = Array.from({ length: Math.round(perSecond / 20) }, (_, i) => ({ text: textOf(i) }));
    void api.addMentions(batch);
  }, 50);
  return () => clearInterval(timer);
}

/** What the disk takes for one small write that survives a power cut; each change of the API waits for one. */
function measureFsync(): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-fsync-'));
  const file = openSync(join(folder, 'f'), 'w');
  const times = Array.from({ length: 200 }, () => {
    const startedAt = performance.now();
    writeSync(file, Buffer.alloc(4096));
    fsyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return times;
}

function share(cpu: { readonly user: number; readonly system: number }): number {
  return (cpu.user + cpu.system) / 1_000_000 / SECONDS;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

function rows(title: string, report: LoadReport) {
  const all = Object.values(report.delays).flat();
  const list = [...Object.entries(report.delays), ['all', all] as const, ['event at a reader', report.events] as const];
  return list.map(([name, values]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 10) / 10;
    const ratio = Math.round((p95(values) / yard) * 10) / 10;
    return {
      [title]: name,
      count: values.length,
      'p50 ms': at(0.5),
      'p95 ms': at(0.95),
      'p99 ms': at(0.99),
      'p95 / yardstick': ratio,
    };
  });
}
