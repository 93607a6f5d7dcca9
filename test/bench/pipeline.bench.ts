// From a fetched entry to the event at a client of the API, and to the message at a receiver, at 200 mentions a second.
// The feeds, the client and the receiver run in a thread of their own on the same machine; nothing is simulated.
import { once } from 'node:events';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { saveMemory } from '../../monitor/store/heard/sources.ts';
import { feedSource, listeningOptions } from '../helpers/listening-options.ts';
import { runApi } from '../helpers/run-api.ts';
import { webhookTo } from '../helpers/webhook-channel.ts';

const RATE = Number(process.env.EARSHOT_BENCH_RATE ?? 200);
const SECONDS = Number(process.env.EARSHOT_BENCH_SECONDS ?? 30);
const FEEDS = 20;

const farm = new Worker(new URL('mention-farm.ts', import.meta.url), { workerData: { feeds: FEEDS, rate: RATE } });
const tell = async <T>(wanted: keyof T): Promise<T> => {
  for (;;) {
    const [message] = (await once(farm, 'message')) as [T];
    if (message[wanted] !== undefined) return message;
  }
};
const { port } = await tell<{ port: number }>('port');
const origin = `http://127.0.0.1:${port}`;

const api = await runApi();
const streaming = tell<{ streaming: true }>('streaming');
farm.postMessage({ stream: { url: `${api.baseUrl.replace('http', 'ws')}/v1/stream`, token: api.people.social.token } });
await streaming;
const sources = Array.from({ length: FEEDS }, (_, i) => feedSource(`f${i}`, `${origin}/${i}`));
const hook = webhookTo({ url: `${origin}/hook`, secret: 'a-secret-only-for-this-bench' });
const listening = await startListening(
  listeningOptions(api.store, { sources, channels: [hook], minIntervalMs: 500, intervalMs: 1_000 }),
);
await new Promise((resolve) => setTimeout(resolve, 2_000));
// Sources of a real list are asked one after another; all were new at one instant here.
for (const [i, { id }] of sources.entries())
  await saveMemory(api.store.db, id, { nextPollAt: Date.now() + (i / FEEDS) * 1000 });

const cpuBefore = process.cpuUsage();
farm.postMessage({ start: true });
await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
const cpu = process.cpuUsage(cpuBefore);
await new Promise((resolve) => setTimeout(resolve, 3_000));
const reported = tell<{ served: number; messages: number; events: number[]; alerts: number[] }>('served');
farm.postMessage({ report: true });
const { served, messages, events, alerts } = await reported;

const row = (name: string, delays: readonly number[]) => {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0)} ms`;
  return {
    'from a fetched entry to': name,
    count: delays.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
};
console.log(
  `${RATE} mentions a second for ${SECONDS} s over ${FEEDS} feeds, one second apart; ${served} entries served, ${messages} messages sent`,
);
console.table([row('the event at an API client', events), row('the message at a receiver', alerts)]);
console.log(
  `CPU of feeds, monitor, API and client together: ${(((cpu.user + cpu.system) / 1e6 / SECONDS) * 100).toFixed(0)} % of a core; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
);

await listening.stop();
await api.close();
await farm.terminate();
