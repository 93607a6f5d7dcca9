// A monitor to be killed: listening on a database of its own, ending itself with SIGKILL at the n-th passing of a named point.
import { hostname } from 'node:os';
import process from 'node:process';
import { text as readAll } from 'node:stream/consumers';
import { createDistributedEngine } from '../../monitor/engine/distributed.ts';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { acquireLease, LEASE_TTL_MS } from '../../monitor/store/lease.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { newId } from '../../monitor/store/sql/new-id.ts';
import type { Source } from '../../shared/model/source.ts';
import { listeningOptions } from './listening-options.ts';
import { webhookTo } from './webhook-channel.ts';

interface CrashOrder {
  readonly databaseUrl: string;
  readonly sources: readonly Source[];
  readonly webhook: { readonly url: string; readonly secret: string };
  /** Where to end, and at which passing; null: the parent kills. */
  readonly fault: { readonly point: string; readonly passing: number } | null;
  /** How often each source is asked; left out: very often. */
  readonly intervalMs?: number;
  /** Hosts that may be asked besides those of the sources and the webhook. */
  readonly privateHosts?: readonly string[];
}

const order = JSON.parse(await readAll(process.stdin)) as CrashOrder;
const store = await openStore({ url: order.databaseUrl });
if (store.engine === 'sqlite') {
  await acquireLease(store.db, {
    owner: newId(),
    host: hostname(),
    pid: process.pid,
    processStartedAt: Date.now() - process.uptime() * 1000,
    now: Date.now(),
    ttlMs: LEASE_TTL_MS * 100,
  });
}
let passed = 0;
const checkpoint = (name: string) => {
  if (name !== order.fault?.point) return;
  passed += 1;
  if (passed === order.fault.passing) process.kill(process.pid, 'SIGKILL');
};
const shared = { url: order.databaseUrl, concurrency: 64, perHost: 64 };
const options = listeningOptions(store, {
  sources: order.sources,
  channels: [webhookTo(order.webhook)],
  checkpoint,
  ...(order.intervalMs === undefined ? {} : { intervalMs: order.intervalMs }),
  ...(store.engine === 'postgres' ? { engine: createDistributedEngine(shared) } : {}),
});
const listening = await startListening({
  ...options,
  privateHosts: [...options.privateHosts, ...(order.privateHosts ?? [])],
});
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void listening.stop().then(() => store.close());
});
