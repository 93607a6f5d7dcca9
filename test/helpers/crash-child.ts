// A monitor to be killed: listening on a database of its own, ending itself with SIGKILL at the n-th passing of a named point.
import { hostname } from 'node:os';
import process from 'node:process';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { openStore } from '../../monitor/store/database.ts';
import { acquireLease, LEASE_TTL_MS } from '../../monitor/store/lease.ts';
import { newId } from '../../monitor/store/new-id.ts';
import type { Source } from '../../shared/model/source.ts';
import { listeningOptions } from './listening-options.ts';
import { webhookTo } from './webhook-channel.ts';

interface CrashOrder {
  readonly databaseUrl: string;
  readonly sources: readonly Source[];
  readonly webhook: { readonly url: string; readonly secret: string };
  /** Where to end, and at which passing; null: the parent kills. */
  readonly fault: { readonly point: string; readonly passing: number } | null;
}

const order = JSON.parse(process.argv[2] ?? '{}') as CrashOrder;
const store = await openStore({ url: order.databaseUrl });
await acquireLease(store.db, {
  owner: newId(),
  host: hostname(),
  pid: process.pid,
  processStartedAt: Date.now() - process.uptime() * 1000,
  now: Date.now(),
  ttlMs: LEASE_TTL_MS * 100,
});
let passed = 0;
const checkpoint = (name: string) => {
  if (name !== order.fault?.point) return;
  passed += 1;
  if (passed === order.fault.passing) process.kill(process.pid, 'SIGKILL');
};
const options = listeningOptions(store, { sources: order.sources, channels: [webhookTo(order.webhook)], checkpoint });
const listening = await startListening(options);
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void listening.stop().then(() => store.close());
});
