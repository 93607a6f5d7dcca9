// Several monitors on one PostgreSQL hold one stream: one of them is killed, another is stopped and comes back too late.
import type { ChildProcess } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { listMentions } from '../../monitor/store/heard/mention-list.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { startChild } from '../helpers/crash-loop.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { startStreamFarm } from '../helpers/stream-farm.ts';
import { until } from '../helpers/temporary-store.ts';
import { startWebhookReceiver } from '../helpers/webhook-receiver.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A hold lives for 30 s and is looked for every 5 s. */
const TAKEOVER_MS = 60_000;

function post(index: number): { text: string; timeUs: number } {
  const at = Date.now();
  const text = `新锐手机第 ${index} 台屏幕坏了，客服不理人，我要投诉`;
  const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date(at).toISOString(), langs: ['zh'] };
  const commit = {
    rev: 'r',
    operation: 'create',
    collection: 'app.bsky.feed.post',
    rkey: `3k${index}`,
    record,
    cid: 'c',
  };
  return {
    text: JSON.stringify({ did: 'did:plc:customer', time_us: at * 1000, kind: 'commit', commit }),
    timeUs: at * 1000,
  };
}

test('one holder at a time, whoever dies or sleeps; every post is one mention', { timeout: 300_000 }, async () => {
  const postgres = await startPostgres();
  ends.push(postgres.stop);
  const databaseUrl = await postgres.createDatabase();
  const store = await openStore({ url: databaseUrl });
  ends.push(store.close);
  const farm = await startStreamFarm();
  ends.push(farm.close);
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const settings = { jetstream: `${farm.origin.replace('http', 'ws')}/subscribe` };
  const source = { id: 's', type: 'bluesky', name: 's', settings, brandIds: [], enabled: true, drill: false };
  const webhook = { url: receiver.url, secret: receiver.secret };
  const order = JSON.stringify({
    databaseUrl,
    sources: [source],
    webhook,
    fault: null,
    intervalMs: 2_000,
    privateHosts: [farm.host],
  });

  // Like the real server: who comes with a cursor is sent what was posted after it.
  const posted: { text: string; timeUs: number }[] = [];
  farm.greet((request) => {
    const cursor = new URL(request.url ?? '', farm.origin).searchParams.get('cursor');
    return cursor === null ? [] : posted.filter(({ timeUs }) => timeUs > Number(cursor)).map(({ text }) => text);
  });
  const publish = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      const next = post(posted.length);
      posted.push(next);
      farm.send(next.text);
    }
  };
  const mentions = async () => (await listMentions(store.db, { limit: 200 })).items.length;

  const monitors: ChildProcess[] = [];
  ends.push(() => {
    for (const monitor of monitors) monitor.kill('SIGKILL');
  });
  monitors.push(await startChild(order));
  await until('the first hold', () => farm.open() === 1, 30_000);
  monitors.push(await startChild(order));
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  expect(farm.opened).toHaveLength(1);
  publish(5);
  await until('the posts', async () => (await mentions()) === 5, 30_000);

  monitors[0]?.kill('SIGKILL');
  await until('the end of its connection', () => farm.open() === 0);
  publish(5);
  await until('the second hold', () => farm.open() === 1, TAKEOVER_MS);
  await until('what nobody heard', async () => (await mentions()) === 10, 30_000);

  monitors.push(await startChild(order));
  monitors[1]?.kill('SIGSTOP');
  publish(5);
  await until('the third hold beside the sleeping one', () => farm.opened.length === 3, TAKEOVER_MS);
  publish(5);
  await until('its posts', async () => (await mentions()) === 20, 30_000);
  monitors[1]?.kill('SIGCONT');
  await until('the sleeper to let go', () => farm.open() === 1, 30_000);
  publish(5);
  await until('the last posts', async () => (await mentions()) === 25, 30_000);
  expect(farm.opened).toHaveLength(3);
  const texts = new Set((await listMentions(store.db, { limit: 200 })).items.map(({ text }) => text));
  expect(texts.size).toBe(25);
});
