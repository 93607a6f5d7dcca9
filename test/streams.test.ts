// Sources that stream: heard at once, followed after a break, held by one monitor, and never silently dead.
import { test as base } from 'vitest';
import { startListening } from '../monitor/listen/start-listening.ts';
import { startStreams } from '../monitor/listen/stream/start-streams.ts';
import { readStream } from '../monitor/listen/stream/stream-lease.ts';
import { testSource } from '../monitor/listen/trial/test-source.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { getSource } from '../monitor/store/heard/sources.ts';
import type { Source } from '../shared/model/source.ts';
import { listeningOptions } from './helpers/listening-options.ts';
import { type StreamFarm, startStreamFarm } from './helpers/stream-farm.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';
import { startWebhookReceiver } from './helpers/webhook-receiver.ts';

type Ends = (() => Promise<unknown>)[];

/** Each has a farm and a monitor of its own, and waits more than it works: they run side by side. */
const test = base.extend<{ ends: Ends }>({
  ends: async ({ task: _task }, use) => {
    const ends: Ends = [];
    await use(ends);
    for (const end of ends.reverse()) await end();
  },
}).concurrent;

const COMPLAINT = '新锐手机屏幕三天就坏，客服不给退款，我要投诉！';

/** A message in the form that Jetstream documents. */
function jetstreamPost(rkey: string, text: string, at = Date.now()): string {
  const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date(at).toISOString(), langs: ['zh'] };
  const commit = { rev: 'r', operation: 'create', collection: 'app.bsky.feed.post', rkey, record, cid: 'c' };
  return JSON.stringify({ did: 'did:plc:customer', time_us: at * 1000, kind: 'commit', commit });
}

async function listen(ends: Ends, farm: StreamFarm, type: string, settings: Record<string, unknown>) {
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const source: Source = { id: 's', type, name: 's', settings, brandIds: [], enabled: true, drill: false };
  const channels = [webhookTo(receiver)];
  const options = listeningOptions(store, { sources: [source], channels });
  const listening = await startListening({ ...options, privateHosts: [...options.privateHosts, farm.host] });
  ends.push(listening.stop);
  return { store, receiver, listening };
}

const start = async (ends: Ends) => {
  const farm = await startStreamFarm();
  ends.push(farm.close);
  return farm;
};
const jetstream = (farm: StreamFarm) => ({ jetstream: `${farm.origin.replace('http', 'ws')}/subscribe` });

test('Jetstream: told within seconds, only what names the brand is kept, and after a break it goes on from its cursor', async ({
  ends,
  expect,
}) => {
  const farm = await start(ends);
  const { store, receiver } = await listen(ends, farm, 'bluesky', jetstream(farm));
  await until('the connection', () => farm.open() === 1);
  expect(new URL(farm.opened[0]?.url ?? '', farm.origin).searchParams.get('wantedCollections')).toBe(
    'app.bsky.feed.post',
  );
  const postedAt = Date.now();
  farm.send(jetstreamPost('3kother', '今天天气真好，出去走走'));
  farm.send('{"kind":"identity","did":"did:plc:x","time_us":1}');
  farm.send('no JSON at all');
  farm.send(jetstreamPost('3kone', COMPLAINT));
  await until('the alert', () => receiver.received.length === 1);
  expect(Date.now() - postedAt).toBeLessThan(10_000);
  const { items } = await listMentions(store.db, {});
  expect(items).toMatchObject([
    { postKey: 'bluesky:3kone', permalink: 'https://bsky.app/profile/did:plc:customer/post/3kone' },
  ]);
  expect(await store.db.selectFrom('entries').select('id').execute()).toHaveLength(1);
  await until('health', async () => (await getSource(store.db, 's')).memory.state === 'healthy');

  const cursor = (await readStream(store.db, 's'))?.cursor as number;
  expect(cursor).toBeGreaterThanOrEqual(postedAt * 1000);
  // What is posted while nobody is connected comes with the replay.
  farm.greet(() => [jetstreamPost('3kone', COMPLAINT), jetstreamPost('3ktwo', '新锐耳机坏了，要求退款，客服不回')]);
  farm.cut();
  await until('the second mention', async () => (await listMentions(store.db, {})).items.length === 2);
  const asked = Number(new URL(farm.opened[1]?.url ?? '', farm.origin).searchParams.get('cursor'));
  expect(asked).toBeLessThan(cursor);
  expect(asked).toBeGreaterThan(cursor - 60_000_000);
});

test('a stream that cannot be opened makes its source blind with the reason, and heard again when it opens', async ({
  ends,
  expect,
}) => {
  const farm = await start(ends);
  farm.refuse(503);
  const { store } = await listen(ends, farm, 'bluesky', jetstream(farm));
  const memory = await until(
    'trouble',
    async () => {
      const { memory: seen } = await getSource(store.db, 's');
      return seen.errorCount > 0 ? seen : null;
    },
    30_000,
  );
  expect(memory).toMatchObject({ state: 'late', lastSuccessAt: null, lastError: expect.stringContaining('503') });
  farm.refuse(null);
  await until('health', async () => (await getSource(store.db, 's')).memory.state === 'healthy', 30_000);
}, 60_000);

test('what the server no longer has is a gap, told once', async ({ ends, expect }) => {
  const farm = await start(ends);
  const { store, receiver, listening } = await listen(ends, farm, 'bluesky', jetstream(farm));
  await until('the connection', () => farm.open() === 1);
  farm.send(jetstreamPost('3kone', COMPLAINT));
  await until('the alert', () => receiver.received.length === 1);
  // As if this monitor had been away for two hours of which the server kept the last.
  await listening.stop();
  ends.splice(ends.indexOf(listening.stop), 1);
  const state = await readStream(store.db, 's');
  const hour = 3_600_000;
  const old = { ...state, cursor: (Date.now() - 2 * hour) * 1000, heardAt: Date.now() - 2 * hour };
  await store.db
    .updateTable('settings')
    .set({ value: JSON.stringify(old) })
    .where('key', '=', 'stream:s')
    .execute();
  farm.greet(() => [jetstreamPost('3kfar', '今天天气真好', Date.now() - hour)]);
  const { sources: _sources, ...options } = listeningOptions(store, { sources: [], channels: [webhookTo(receiver)] });
  const source = (await getSource(store.db, 's')).source;
  const again = await startListening({
    ...options,
    sources: [source],
    privateHosts: [...options.privateHosts, farm.host],
  });
  ends.push(again.stop);
  await until('the message to administrators', () => receiver.received.length >= 2);
  expect(JSON.stringify(receiver.received[1])).toMatch(/may have missed posts/);
});

test('two monitors hold one connection; when the first ends the second goes on', async ({ ends, expect }) => {
  const farm = await start(ends);
  const { store, listening } = await listen(ends, farm, 'bluesky', jetstream(farm));
  await until('the connection', () => farm.open() === 1);
  const second = startStreams(listening.pipeline);
  ends.push(second.stop);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(farm.opened).toHaveLength(1);
  const first = (await readStream(store.db, 's'))?.owner;
  ends.splice(ends.indexOf(listening.stop), 1);
  await listening.stop();
  await until('the second', () => farm.opened.length === 2, 30_000);
  await until('its hold', async () => {
    const state = await readStream(store.db, 's');
    return state?.connectedAt && state.owner !== first;
  });
}, 60_000);

/** A status as Mastodon gives it. */
const status = (id: string, text: string) => ({
  id,
  uri: `https://masto.test/users/c/statuses/${id}`,
  url: `https://masto.test/@c/${id}`,
  created_at: new Date().toISOString(),
  content: `<p>${text}</p>`,
  language: 'zh',
  account: { acct: 'c', display_name: 'C', url: 'https://masto.test/@c' },
});

test('Mastodon: hashtags are streamed, and polling brings what a break left out', async ({ ends, expect }) => {
  const farm = await start(ends);
  const timeline: ReturnType<typeof status>[] = [status('100', '别的话题')];
  farm.serve((request, response) => {
    const url = new URL(request.url ?? '', farm.origin);
    response.setHeader('content-type', 'application/json');
    if (url.pathname === '/api/v2/instance') {
      response.end(JSON.stringify({ configuration: { urls: { streaming: farm.origin.replace('http', 'ws') } } }));
      return;
    }
    const after = url.searchParams.get('min_id') ?? '0';
    response.end(JSON.stringify(timeline.filter(({ id }) => Number(id) > Number(after)).reverse()));
  });
  const settings = { instance: farm.origin, tags: ['新锐'], token: 'T', stream: true };
  const { store, receiver } = await listen(ends, farm, 'mastodon', settings);
  await until('the subscription', () => farm.received.length === 1);
  expect(JSON.parse(farm.received[0] ?? '')).toEqual({ type: 'subscribe', stream: 'hashtag', tag: '新锐' });
  expect(farm.opened[0]?.headers.authorization).toBe('Bearer T');
  const one = status('101', COMPLAINT);
  timeline.push(one);
  farm.send(JSON.stringify({ stream: ['hashtag'], event: 'update', payload: JSON.stringify(one) }));
  farm.send(JSON.stringify({ stream: ['hashtag'], event: 'delete', payload: '99' }));
  await until('the alert', () => receiver.received.length === 1);

  farm.refuse(503);
  timeline.push(status('102', '新锐耳机坏了，要求退款，客服不回'));
  farm.cut();
  await until('the post of the break', async () => (await listMentions(store.db, {})).items.length === 2, 30_000);
  expect((await getSource(store.db, 's')).memory.state).toBe('healthy');
}, 60_000);

test('trying a source opens its stream once, and says what keeps it closed', async ({ ends, expect }) => {
  const farm = await start(ends);
  farm.greet(() => [jetstreamPost('3kone', COMPLAINT)]);
  const { listening } = await listen(ends, farm, 'bluesky', jetstream(farm));
  expect(await testSource(listening.pipeline, 's')).toMatchObject({ ok: true, entries: 1 });
  farm.refuse(401);
  expect(await testSource(listening.pipeline, 's')).toMatchObject({ ok: false, error: expect.stringContaining('401') });
});
