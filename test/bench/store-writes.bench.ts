// What the store takes: one mention with its alert and event in a transaction of its own, as the pipeline writes it, and
// an outbox of many alerts claimed and reported by one sender. Beside each a yardstick of the machine in the same minute:
// bare one-row commits, synced like ours. EARSHOT_BENCH_ENGINE=postgres measures a real PostgreSQL server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { markAlertsDelivered } from '../../monitor/store/alert-outcomes.ts';
import { claimAlerts, insertAlert } from '../../monitor/store/alerts.ts';
import { appendEvent } from '../../monitor/store/events.ts';

import { openStore } from '../../monitor/store/open-store.ts';
import { putSetting } from '../../monitor/store/settings.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Store } from '../../monitor/store/store.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { insertMention } from '../helpers/store-rows.ts';
import { SAMPLE_AT, sampleAlert, sampleMention } from '../helpers/store-samples.ts';

const COUNT = Number(process.env.EARSHOT_BENCH_ROWS ?? 3000);
const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
const server = process.env.EARSHOT_BENCH_ENGINE === 'postgres' ? await startPostgres() : null;
let store: Store | null = null;
try {
  store = await openStore({ url: server ? await server.createDatabase() : `sqlite:${join(folder, 'writes.db')}` });
  await measure(store);
} finally {
  await store?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure({ db, engine }: Store): Promise<void> {
  const bare = await timeEach(COUNT, (i) => inTransaction(db, (trx) => putSetting(trx, 'bench', i, i)));
  const whole = await timeEach(COUNT, (i) =>
    inTransaction(db, async (trx) => {
      const text = `云雀扫地机器人第${i}次漏水,客服一直不回复,申请退款也没有人理,真的很失望`;
      const { mention } = await insertMention(trx, sampleMention({ text, postKey: `bench:${i}` }));
      await insertAlert(trx, sampleAlert({ mentionId: mention.id, now: SAMPLE_AT + i }));
      await appendEvent(trx, {
        at: SAMPLE_AT,
        type: 'mention.found',
        subjectId: mention.id,
        drill: false,
        data: mention,
      });
    }),
  );
  const startedAt = performance.now();
  let sent = 0;
  const claims: number[] = [];
  const cpuBefore = process.cpuUsage();
  for (;;) {
    const from = performance.now();
    const claimed = await claimAlerts(db, { owner: 'bench', now: SAMPLE_AT + COUNT, leaseMs: 60_000, limit: 20 });
    claims.push(performance.now() - from);
    if (claimed.length === 0) break;
    await markAlertsDelivered(db, claimed, SAMPLE_AT + COUNT);
    sent += claimed.length;
  }
  const cpu = process.cpuUsage(cpuBefore);
  const outboxSeconds = (performance.now() - startedAt) / 1000;
  console.table([
    { what: `${engine}: bare one-row commit`, ...figures(bare) },
    {
      what: 'mention + alert + event, one transaction',
      ...figures(whole),
      'times the bare commit': ratio(whole.times, bare.times),
    },
    {
      what: 'claim of 20 alerts, with its reports',
      ...figures({ times: claims, cpuMs: (cpu.user + cpu.system) / 1000 / claims.length }),
    },
  ]);
  console.log(`outbox: ${sent} alerts claimed and reported, ${Math.round(sent / outboxSeconds)}/s`);
}

interface Timed {
  readonly times: readonly number[];
  /** Processor time of one round: steadier than the clock where others use the machine too. */
  readonly cpuMs: number;
}

async function timeEach(count: number, work: (i: number) => Promise<unknown>): Promise<Timed> {
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  for (let i = 0; i < count; i += 1) {
    const from = performance.now();
    await work(i);
    times.push(performance.now() - from);
  }
  const cpu = process.cpuUsage(cpuBefore);
  return { times, cpuMs: (cpu.user + cpu.system) / 1000 / count };
}

function figures({ times, cpuMs }: Timed) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 100) / 100;
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    'a second': Math.round((times.length / total) * 1000),
    'p50 ms': at(0.5),
    'p99 ms': at(0.99),
    'cpu ms': Math.round(cpuMs * 1000) / 1000,
  };
}

function ratio(times: readonly number[], yardstick: readonly number[]): number {
  const middle = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
  return Math.round((middle(times) / middle(yardstick)) * 10) / 10;
}
