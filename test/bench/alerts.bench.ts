// From a stored mention to its message at a receiver, without polling and judging: at 200 mentions a second, then at 2,000 for
// a minute. The receiver runs in this process; what the store takes is the limit of the second figure.
import process from 'node:process';
import { startOutbox } from '../../monitor/alert/run-outbox.ts';
import { safeFetch } from '../../monitor/fetch/safe-fetch.ts';
import { createLog } from '../../monitor/log.ts';
import { insertAlerts } from '../../monitor/store/alerts.ts';
import { insertMentions } from '../../monitor/store/heard/mentions.ts';
import { takeNumbers } from '../../monitor/store/sql/counters.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Db } from '../../monitor/store/store.ts';
import { sampleAlert, sampleMention } from '../helpers/store-samples.ts';
import { openTemporaryStore } from '../helpers/temporary-store.ts';
import { webhookTo } from '../helpers/webhook-channel.ts';
import { startWebhookReceiver } from '../helpers/webhook-receiver.ts';

const SECONDS = Number(process.env.EARSHOT_BENCH_SECONDS ?? 60);
const STORIES = 40;
const LAST_WORD_MS = 120_000;

// The pipeline writes together what waits: the more, the more comes.
await measure(200, 20);
await measure(2_000, 64);

/** Mentions with an alert each, one write of each kind for all of them. Gives back the numbers of the alerts. */
async function storeBatch(trx: Db, first: number, size: number): Promise<number[]> {
  const places = Array.from({ length: size }, (_, i) => first + i);
  const drafts = places.map((i) =>
    sampleMention({ text: `云雀扫地机器人第${i}次漏水,客服一直不回复`, postKey: `bench:${i}` }),
  );
  const mentions = await insertMentions(trx, drafts, []);
  const number = await takeNumbers(trx, 'alert', size);
  const alerts = mentions.map(({ id: mentionId }, i) => {
    const groupKey = `story:${(first + i) % STORIES}`;
    return { ...sampleAlert({ mentionId, groupKey, now: Date.now() }), number: number + i };
  });
  await insertAlerts(trx, alerts);
  return alerts.map((alert) => alert.number);
}

async function measure(rate: number, batch: number): Promise<void> {
  const receiver = await startWebhookReceiver();
  const { store, remove } = await openTemporaryStore();
  const channel = webhookTo(receiver);
  const outbox = await startOutbox({
    ...{ db: store.db, clock: Date, random: Math.random, channels: [channel], adminChannelIds: [], owner: 'bench' },
    log: createLog('silent', () => undefined),
    fetch: (url, options) => safeFetch(url, { allowHosts: [receiver.hostAndPort], ...options }),
  });
  const storedAt = new Map<number, number>();
  const startedAt = Date.now();
  let serial = 0;
  for (; serial < rate * SECONDS; serial += batch) {
    const dueAt = startedAt + (serial / rate) * 1000;
    // Also when late: what comes in by the network lets others have their turn between two transactions.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - Date.now())));
    const first = serial;
    const numbers = await inTransaction(store.db, (trx) => storeBatch(trx, first, batch));
    for (const number of numbers) storedAt.set(number, Date.now());
    outbox.wake();
  }
  const storingSeconds = (Date.now() - startedAt) / 1000;
  const heard = () =>
    receiver.received.flatMap((one) => one.message.members?.map(({ id }) => id) ?? [one.message.idempotencyKey]);
  const endAt = Date.now() + LAST_WORD_MS;
  while (heard().length < serial && Date.now() < endAt) await new Promise((resolve) => setTimeout(resolve, 200));
  const delays = receiver.received
    .flatMap(({ message, at }) => (message.members ?? [message]).map(({ number }) => at - (storedAt.get(number) ?? at)))
    .toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN} ms`;
  const ids = heard();
  console.table([
    {
      'mentions a second': rate,
      'stored a second': Math.round(serial / storingSeconds),
      stored: serial,
      told: new Set(ids).size,
      lost: serial - new Set(ids).size,
      twice: ids.length - new Set(ids).size,
      messages: receiver.received.length,
      p50: at(0.5),
      p99: at(0.99),
      max: at(1),
    },
  ]);
  await outbox.stop();
  await receiver.close();
  await remove();
}
