// Posts that a program of the company pushes: signed, taken once, judged like every post.
import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createPublicServer } from '../monitor/api/public-server.ts';
import { acceptPushed } from '../monitor/listen/push/accept-pushed.ts';
import { startListening } from '../monitor/listen/start-listening.ts';
import { createLog } from '../monitor/log.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { getSource } from '../monitor/store/heard/sources.ts';
import type { Source } from '../shared/model/source.ts';
import { listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';
import { startWebhookReceiver } from './helpers/webhook-receiver.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const SECRET = 'sixteen characters or more';

async function setUp() {
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const source: Source = {
    ...{ id: 'group', type: 'inbox', name: '会员群', brandIds: [], enabled: true, drill: false },
    settings: { secret: SECRET },
  };
  const listening = await startListening(
    listeningOptions(store, { sources: [source], channels: [webhookTo(receiver)] }),
  );
  ends.push(listening.stop);
  const server = await createPublicServer({
    store,
    log: createLog('silent', () => undefined),
    clock: { now: () => Date.now() },
    publicUrl: 'http://care.test',
    workspaceName: 'test',
    acceptPushed: (message) => acceptPushed(listening.pipeline, message),
  });
  ends.push(() => server.close());
  const push = async (posts: unknown, change: Record<string, string> = {}, at = Date.now()) => {
    const body = typeof posts === 'string' ? posts : JSON.stringify({ posts });
    const timestamp = String(Math.floor(at / 1000));
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.m1.${body}`).digest('hex');
    const { sourceId = 'group', ...headers } = change;
    const signed = { 'x-earshot-timestamp': timestamp, 'x-earshot-id': 'm1', 'x-earshot-signature': `v1=${signature}` };
    const answer = await server.inject({
      method: 'POST',
      url: `/inbox/${sourceId}`,
      headers: { host: 'care.test', 'content-type': 'application/json', ...signed, ...headers },
      body,
    });
    return { status: answer.statusCode, json: answer.json() as Record<string, unknown> };
  };
  return { store, push, receiver };
}

const POST = { id: '7', text: '新锐手机屏幕三天就坏，客服不给退款，我要投诉！', author: { name: '小李' } };

test('a pushed post is told within seconds and taken once', async () => {
  const { store, push, receiver } = await setUp();
  const postedAt = Date.now();
  expect(await push([POST, { id: '8', text: '今天天气真好' }])).toEqual({
    status: 200,
    json: { received: 2, matched: 1 },
  });
  await until('the alert', () => receiver.received.length === 1);
  expect(Date.now() - postedAt).toBeLessThan(10_000);
  expect(await push([POST])).toEqual({ status: 200, json: { received: 1, matched: 0 } });
  const { items } = await listMentions(store.db, {});
  expect(items).toMatchObject([{ sourceId: 'group', author: { name: '小李' }, permalink: null }]);
  const { memory } = await getSource(store.db, 'group');
  expect(memory).toMatchObject({ state: 'healthy', lastNewEntryAt: expect.any(Number) });
});

test('history starts no alarm, and a platform’s address makes it the same mention as by any other source', async () => {
  const { store, push, receiver } = await setUp();
  const old = { ...POST, id: '9', publishedAt: '2024-01-02T03:04:05+08:00' };
  const link = 'https://weibo.com/1234567890/5012345678901234';
  expect((await push([old, { ...POST, id: '10', link }])).json).toMatchObject({ received: 2 });
  const { items } = await listMentions(store.db, {});
  expect(items.map(({ postKey }) => postKey)).toContain('weibo:5012345678901234');
  const before = items.find(({ publishedAt }) => publishedAt < Date.UTC(2025, 0));
  expect(await listClocksOf(store.db, before?.id ?? '')).toEqual([]);
  await until('the alert of the fresh one', () => receiver.received.length === 1);
});

test('nothing is taken that is unsigned, old, for nobody, or malformed; the answer says what is wrong', async () => {
  const { store, push } = await setUp();
  expect(await push([POST], { 'x-earshot-signature': 'v1=00' })).toMatchObject({
    status: 401,
    json: { error: 'unsigned' },
  });
  expect(await push([POST], { 'x-earshot-id': 'm2' })).toMatchObject({ status: 401, json: { error: 'unsigned' } });
  expect(await push([POST], {}, Date.now() - 600_000)).toMatchObject({ status: 401, json: { error: 'stale' } });
  expect(await push([POST], { sourceId: 'nobody' })).toMatchObject({ status: 404 });
  expect(await push('[')).toMatchObject({
    status: 400,
    json: { error: 'malformed', message: expect.stringContaining('JSON') },
  });
  expect(await push([{ id: '7' }])).toMatchObject({
    status: 400,
    json: { message: expect.stringMatching(/^posts\.0\.text/) },
  });
  expect((await listMentions(store.db, {})).items).toEqual([]);
});
