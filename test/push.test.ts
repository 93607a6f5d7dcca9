// A feed that offers a hub: subscribed, confirmed, and heard at once instead of at the next poll.
import { afterEach, expect, test } from 'vitest';
import { createPublicServer } from '../monitor/api/public-server.ts';
import { SourceRecall } from '../monitor/listen/pace/source-recall.ts';
import { pollSource } from '../monitor/listen/poll-source.ts';
import { keepSubscription, readSubscription } from '../monitor/listen/push/push-subscription.ts';
import { startListening } from '../monitor/listen/start-listening.ts';
import { createLog } from '../monitor/log.ts';
import feedType from '../monitor/sources/feed.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { getSource, syncSources } from '../monitor/store/heard/sources.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { complaintItem } from './helpers/broken-servers.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';
import { startTestHub } from './helpers/test-hub.ts';
import { webhookTo } from './helpers/webhook-channel.ts';
import { startWebhookReceiver } from './helpers/webhook-receiver.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function setUp(kind: Parameters<typeof startTestHub>[0] = {}) {
  const hub = await startTestHub(kind);
  ends.push(hub.close);
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const log = createLog('silent', () => undefined);
  // The public address must be known before the server has its port: a free one is taken first.
  const { createServer } = await import('node:net');
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });
  const publicUrl = `http://127.0.0.1:${port}`;
  const server = await createPublicServer({
    store,
    log,
    clock: { now: () => Date.now() },
    publicUrl,
    workspaceName: 'test',
  });
  await server.listen({ host: '127.0.0.1', port });
  ends.push(() => server.close());
  const options = listeningOptions(store, { sources: [feedSource('f', hub.feedUrl)], channels: [webhookTo(receiver)] });
  // Without a push the next look would come in an hour.
  const listening = await startListening({
    ...options,
    publicUrl,
    intervalMs: 3_600_000,
    policies: { windowMinutes: 600, reserveMinutes: 5, dollarRate: 7 },
  });
  ends.push(listening.stop);
  await until('the subscription', () => hub.confirmed.length === 1);
  return { hub, store, receiver, publicUrl, pipeline: listening.pipeline };
}

test('what a hub pushes is told long before the next poll would find it', async () => {
  const { hub, store, receiver } = await setUp();
  expect(hub.requests[0]?.get('hub.topic')).toBe(hub.feedUrl);
  expect(hub.requests[0]?.get('hub.secret')?.length).toBeGreaterThan(32);
  const before = (await getSource(store.db, 'f')).memory;
  expect(before.nextPollAt - Date.now()).toBeGreaterThan(600_000);
  hub.setItems(complaintItem('one'));
  expect(await hub.push()).toEqual([202]);
  await until('the alert', () => receiver.received.length === 1);
  expect((await readSubscription(store.db, 'f'))?.lastPushAt).not.toBeNull();
});

test('a push with a wrong signature moves nothing', async () => {
  const { hub, store } = await setUp();
  hub.setItems(complaintItem('one'));
  const before = (await getSource(store.db, 'f')).memory;
  expect(await hub.push('a wrong secret')).toEqual([202]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await getSource(store.db, 'f')).memory).toEqual(before);
  expect((await listMentions(store.db, {})).items).toEqual([]);
});

test('nobody confirms what was not asked for', async () => {
  const { hub, publicUrl } = await setUp();
  const query = { 'hub.mode': 'subscribe', 'hub.topic': hub.feedUrl, 'hub.challenge': 'x', 'hub.lease_seconds': '1' };
  const callback = hub.confirmed[0] ?? '';
  expect((await hub.verify(`${publicUrl}/websub/made-up`, query)).status).toBe(404);
  expect((await hub.verify(callback, { ...query, 'hub.topic': 'https://other.test/' })).status).toBe(404);
  expect((await hub.verify(callback, { ...query, 'hub.mode': 'unsubscribe' })).status).toBe(404);
  expect(await hub.verify(callback, query)).toEqual({ status: 200, body: 'x' });
});

test('a hub that moved is asked where it leads to', async () => {
  const { hub } = await setUp({ isMoved: true });
  expect(hub.requests[0]?.get('hub.mode')).toBe('subscribe');
});

test('a hub that says no is not counted on, and not asked again at once', async () => {
  const { hub, store, pipeline } = await setUp();
  await hub.push();
  await until('the push', async () => (await readSubscription(store.db, 'f'))?.lastPushAt);
  const denied = { 'hub.mode': 'denied', 'hub.topic': hub.feedUrl, 'hub.reason': 'not today' };
  expect((await hub.verify(hub.confirmed[0] ?? '', denied)).status).toBe(200);
  expect(await readSubscription(store.db, 'f')).toMatchObject({ leaseEndsAt: null, lastPushAt: null });
  const stored = await getSource(store.db, 'f');
  await pollSource(pipeline, stored, AbortSignal.timeout(5_000));
  expect(hub.requests).toHaveLength(1);
});

test('a short lease ends when the hub says, and a missing one is not for ever', async () => {
  const { hub, store } = await setUp();
  const query = { 'hub.mode': 'subscribe', 'hub.topic': hub.feedUrl, 'hub.challenge': 'x' };
  const leaseMs = async (extra: Record<string, string>) => {
    await hub.verify(hub.confirmed[0] ?? '', { ...query, ...extra });
    return ((await readSubscription(store.db, 'f'))?.leaseEndsAt ?? 0) - Date.now();
  };
  expect(await leaseMs({ 'hub.lease_seconds': '300' })).toBeLessThan(301_000);
  expect(await leaseMs({})).toBeGreaterThan(80_000_000);
});

test('a source that is listened to no more is not pushed to', async () => {
  const { hub, store } = await setUp();
  await inTransaction(store.db, (trx) => syncSources(trx, [], Date.now()));
  expect(await hub.push()).toEqual([410]);
});

test('a subscription is renewed though the feed answers 304 for ever', async () => {
  const { hub, store, pipeline } = await setUp();
  const stored = await getSource(store.db, 'f');
  const known = await readSubscription(store.db, 'f');
  if (known === null) throw new Error('not subscribed');
  const nearEnd = { ...known, requestedAt: 0, leaseEndsAt: Date.now() + 60_000 };
  await inTransaction(store.db, (trx) => keepSubscription(trx, nearEnd, Date.now()));
  const unchanged = { ...feedType, poll: async () => ({ entries: [], notModified: true }) };
  const still = { ...pipeline, sourceTypes: new Map([['feed', unchanged]]) };
  await pollSource(still, stored, AbortSignal.timeout(5_000));
  await until('the renewal', () => hub.confirmed.length === 2);
  expect(hub.requests[1]?.get('hub.secret')).toBe(known.secret);
});

test('where the feed offers no hub any more, it is asked at the usual pace', async () => {
  const { hub, store, pipeline } = await setUp();
  await hub.push();
  await until('the push', async () => (await readSubscription(store.db, 'f'))?.lastPushAt);
  const without = { ...feedType, poll: async () => ({ entries: [] }) };
  const soon = {
    ...pipeline,
    recall: new SourceRecall(),
    pollPolicy: { ...pipeline.pollPolicy, windowMs: 600_000 },
    sourceTypes: new Map([['feed', without]]),
  };
  const { nextPollAt } = await pollSource(soon, await getSource(store.db, 'f'), AbortSignal.timeout(5_000));
  expect(nextPollAt - Date.now()).toBeLessThan(300_000);
});
