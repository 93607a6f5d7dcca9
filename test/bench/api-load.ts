// The other side of `api.bench.ts`: a thread that asks at a fixed pace, whether the answers come or not, and readers of
// the stream that say how late each event is.
import { parentPort, workerData } from 'node:worker_threads';
import WebSocket from 'ws';

interface Asked {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

export interface LoadPlan {
  readonly baseUrl: string;
  readonly tokens: readonly string[];
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly streams: number;
  readonly requests: readonly Asked[];
}

export interface LoadReport {
  /** Milliseconds from the instant at which the request was due, by name. */
  readonly delays: Readonly<Record<string, number[]>>;
  /** Answered with a failure of ours or "too often", or not at all. */
  readonly refused: number;
  /** Milliseconds from an event's instant to each reader. */
  readonly events: readonly number[];
}

const plan = workerData as LoadPlan;
const delays: Record<string, number[]> = {};
const events: number[] = [];
let refused = 0;

const sockets = await Promise.all(
  Array.from({ length: plan.streams }, async (_, i) => {
    const socket = new WebSocket(`${plan.baseUrl.replace('http', 'ws')}/v1/stream`);
    let welcome = false;
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'hello', token: plan.tokens[i % plan.tokens.length] })),
      );
      socket.on('message', (data) => {
        // Two hundred readers are two hundred machines in life; one in ten of them reads closely here.
        if (i % 10 !== 0 && welcome) return;
        const message = JSON.parse(String(data)) as { type: string; event?: { at: number } };
        if (message.type === 'welcome') {
          welcome = true;
          resolve();
        }
        if (message.event !== undefined) events.push(Date.now() - message.event.at);
      });
    });
    return socket;
  }),
);

const ask = async (asked: Asked, token: string, dueAt: number): Promise<void> => {
  const unique = JSON.stringify(asked.body ?? null).replaceAll('UNIQUE', `${dueAt}-${Math.random()}`);
  const response = await fetch(plan.baseUrl + asked.path, {
    method: asked.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(asked.body === undefined ? {} : { body: unique }),
  });
  await response.arrayBuffer();
  if (response.status >= 500 || response.status === 429) refused += 1;
  const list = delays[asked.name] ?? [];
  delays[asked.name] = list;
  list.push(performance.now() - dueAt);
};

const startedAt = performance.now();
const total = plan.ratePerSecond * plan.seconds;
const open: Promise<void>[] = [];
for (let i = 0; i < total; i += 1) {
  const dueAt = startedAt + (i * 1000) / plan.ratePerSecond;
  const waitMs = dueAt - performance.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  const asked = plan.requests[i % plan.requests.length];
  const token = plan.tokens[i % plan.tokens.length];
  if (asked === undefined || token === undefined) continue;
  // A machine that is too busy to connect is part of what is measured, and no reason to measure nothing.
  const asking = ask(asked, token, Math.max(dueAt, performance.now() - 1));
  open.push(
    asking.catch(() => {
      refused += 1;
    }),
  );
}
await Promise.all(open);
await new Promise((resolve) => setTimeout(resolve, 500));
for (const socket of sockets) socket.terminate();
parentPort?.postMessage({ delays, refused, events } satisfies LoadReport);
