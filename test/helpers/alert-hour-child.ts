// One life of the monitor in the simulated hour of alert-hour.ts: it hears, stores and tells second by second on a clock of
// its own, and ends itself with SIGKILL at a named point or when its time is over.
import process from 'node:process';
import { text as readAll } from 'node:stream/consumers';
import { openLane } from '../../monitor/alert/drain-lane.ts';
import { makeEntry } from '../../monitor/listen/read/make-entry.ts';
import { recordEntries } from '../../monitor/listen/record-entries.ts';
import { preparePipeline } from '../../monitor/listen/start-listening.ts';
import { createLog } from '../../monitor/log.ts';
import { syncSources } from '../../monitor/store/heard/sources.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { HOUR_START, type HourPost, linkOfPost, PHONE_PER_MINUTE, postsOf, textOfPost } from './alert-hour-posts.ts';
import { feedSource, listeningOptions } from './listening-options.ts';
import { webhookTo } from './webhook-channel.ts';

interface LifeOrder {
  readonly databaseUrl: string;
  readonly webhook: { readonly url: string; readonly secret: string };
  /** Seconds of the hour; null: until everything is told. */
  readonly from: number;
  readonly until: number | null;
  readonly fault: { readonly point: string; readonly passing: number } | null;
  /** How wrong the clock is. */
  readonly skewMs: number;
}

/** A feed shows what was published in so many seconds; what a killed life did not store is found again. */
const SHOWN_S = 120;
const HOUR_S = 3_600;
/** When everything must have been told, hours after the last fault. */
const LAST_S = 3 * HOUR_S;
/** The monitor gives a receiver ten seconds; here the clock jumps so far after a moment. */
const PATIENCE_MS = 10_000;
const MOMENT_MS = 400;

const order = JSON.parse(await readAll(process.stdin)) as LifeOrder;
const store = await openStore({ url: order.databaseUrl });
let second = order.from;
let waitedMs = 0;
const clock = { now: () => HOUR_START + second * 1000 + waitedMs + order.skewMs };
let passed = 0;
const checkpoint = (name: string) => {
  if (name !== order.fault?.point) return;
  passed += 1;
  if (passed === order.fault.passing) process.kill(process.pid, 'SIGKILL');
};
const phone = { ...webhookTo({ ...order.webhook, url: order.webhook.url.replace('/hook', '/phone') }, 'phone') };
const channels = [webhookTo(order.webhook), { ...phone, perMinute: PHONE_PER_MINUTE }];
const source = feedSource('hour', 'http://t.test/feed');
const options = listeningOptions(store, { sources: [source], channels, checkpoint, storyDigestMs: 120_000 });
const pipeline = await preparePipeline(options, clock);
await inTransaction(store.db, (trx) => syncSources(trx, [source], clock.now()));
// The one monitor of a file finds what the one before had claimed (run-outbox.ts does so at its start).
await store.db
  .updateTable('alerts')
  .set({ state: 'pending', claimedBy: null, nextAttemptAt: clock.now() })
  .where('state', '=', 'sending')
  .execute();
const delivery = {
  ...{ db: store.db, clock, checkpoint, channels, random: Math.random, adminChannelIds: [] },
  log: createLog('silent', () => undefined),
  owner: `life-${order.from}`,
  fetch: async (...[url, request]: Parameters<typeof pipeline.fetch>) => {
    const headers = { ...request?.headers, 'x-true-second': String(second + Math.floor(waitedMs / 1000)) };
    const signal = AbortSignal.timeout(MOMENT_MS);
    try {
      return await pipeline.fetch(url, { ...request, headers, signal });
    } catch (error) {
      if (signal.aborted) waitedMs += PATIENCE_MS;
      throw error;
    }
  },
};
const lanes = await Promise.all(channels.map((channel) => openLane(delivery, channel)));

for (; second < (order.until ?? LAST_S); second += 1) {
  if (waitedMs >= 1000) {
    // The seconds in which a lane waited are over.
    second += Math.floor(waitedMs / 1000);
    waitedMs = 0;
  }
  process.stdout.write(`${second}\n`);
  const shown: HourPost[] = [];
  for (let at = Math.max(0, second - SHOWN_S); at <= Math.min(second, HOUR_S - 1); at += 1) shown.push(...postsOf(at));
  const entries = shown.map((post) =>
    makeEntry({
      id: linkOfPost(post),
      link: linkOfPost(post),
      content: textOfPost(post),
      publishedAt: HOUR_START + post.second * 1000,
    }),
  );
  await recordEntries(pipeline, { source, entries, now: clock.now(), importedBefore: null });
  for (const lane of lanes) await lane.drain(() => false);
  const open = await store.db
    .selectFrom('alerts')
    .select('id')
    .where('state', 'in', ['pending', 'sending'])
    .limit(1)
    .execute();
  if (order.until === null && second > HOUR_S + SHOWN_S && open.length === 0) break;
}
if (order.until !== null) process.kill(process.pid, 'SIGKILL');
await store.close();
