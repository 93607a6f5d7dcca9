// What breaks around the pipeline: sources that answer nonsense, receivers that refuse, a stop in the middle.
import { afterEach, describe, expect, test } from 'vitest';
import { CLAIM_MS } from '../monitor/alert/claim-parcels.ts';
import { SEND_TIMEOUT_MS } from '../monitor/alert/deliver-alerts.ts';
import { pollSource } from '../monitor/listen/poll-source.ts';
import { type ListeningOptions, startListening } from '../monitor/listen/start-listening.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { getSource } from '../monitor/store/heard/sources.ts';
import type { Source } from '../shared/model/source.ts';
import { BREAKAGES, complaintItem, startBrokenServer } from './helpers/broken-servers.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';
import { startWebhookReceiver } from './helpers/webhook-receiver.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function setUp() {
  const server = await startBrokenServer();
  ends.push(server.close);
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const listen = async (sources: readonly Source[], part: Partial<ListeningOptions> = {}) => {
    const options = listeningOptions(store, { sources, channels: [webhookTo(receiver)], ...part });
    const listening = await startListening({
      ...options,
      privateHosts: [...options.privateHosts, receiver.hostAndPort],
    });
    ends.push(listening.stop);
    return listening;
  };
  const memory = async (id: string) => (await getSource(store.db, id)).memory;
  return { server, receiver, store, listen, memory };
}

describe('a broken source', () => {
  test('stops no other, is never taken for silence, and says what is wrong', async () => {
    const { server, receiver, store, listen, memory } = await setUp();
    server.setFeed('good', '');
    const broken = Object.keys(BREAKAGES);
    await listen([
      ...broken.map((name, i) => feedSource(`broken-${i}`, server.urlOf(name))),
      feedSource('good', server.urlOf('good')),
    ]);
    await until('a look at the good source', async () => (await memory('good')).lastSuccessAt);
    server.setFeed('good', complaintItem('one'));
    await until('the alert of the good source', () =>
      receiver.received.some(({ message }) => message.kind === 'mention'),
    );
    for (const [i, name] of broken.entries()) {
      const after = await until(`a look at ${name}`, async () => {
        const now = await memory(`broken-${i}`);
        return now.lastPollAt === null ? null : now;
      });
      // Half an hour's pause is longer than the window: nobody waits for two more failures.
      const state = name === 'too many requests' ? 'blind' : 'late';
      expect(after, name).toMatchObject({ state, lastSuccessAt: null, errorCount: 1 });
      expect(after.lastError?.length, name).toBeGreaterThan(8);
      expect(after.nextPollAt, name).toBeGreaterThan(after.lastPollAt ?? 0);
    }
    const told = await readEventsAfter(store.db, 0, 500);
    expect(told.filter(({ type }) => type === 'source.state')).toHaveLength(broken.length);
  });

  test('tells administrators once that it is blind and once that it is heard again', async () => {
    const { server, receiver, store, listen, memory } = await setUp();
    const clock = { at: Date.now(), now: () => clock.at };
    const listening = await listen([feedSource('f', server.urlOf('f'))], { clock });
    await listening.scheduler.stop();
    const poll = async () => {
      clock.at = Math.max(clock.at, (await memory('f')).nextPollAt);
      return pollSource(listening.pipeline, await getSource(store.db, 'f'), AbortSignal.timeout(5_000));
    };
    server.setFeed('f', '');
    await poll();
    const heardAt = clock.at;
    server.set('f', BREAKAGES['an error page'] ?? (() => undefined));
    const states: string[] = [];
    for (let i = 0; i < 6; i++) {
      await poll();
      states.push((await memory('f')).state);
    }
    expect(states).toEqual(['late', 'late', 'blind', 'blind', 'blind', 'blind']);
    expect((await memory('f')).blindSince).toBe(heardAt);
    const blindAt = (await readEventsAfter(store.db, 0, 100)).find(
      ({ data }) => (data as { state?: string }).state === 'blind',
    )?.at;
    expect((blindAt ?? 0) - heardAt).toBeLessThan(10 * 60_000);
    server.setFeed('f', '');
    await poll();
    expect(await memory('f')).toMatchObject({ state: 'healthy', blindSince: null, errorCount: 0, lastError: null });
    listening.outbox.wake();
    await until('both messages', () => receiver.received.length === 2);
    expect(receiver.received.map(({ message }) => [message.kind, message.level])).toEqual([
      ['source-blind', 'orange'],
      ['source-blind', 'blue'],
    ]);
  });

  test('that asks us to wait is left alone that long, says that the window is gone, and administrators alone hear of it', async () => {
    const { server, receiver, store, listen, memory } = await setUp();
    const hook = webhookTo(receiver);
    const ops = { ...hook, id: 'ops' };
    const people = [{ name: '小安', role: 'admin', channels: ['ops'], absences: [] }] as const;
    await listen([feedSource('f', server.urlOf('too many requests'))], { channels: [hook, ops], people });
    const after = await until('the look', async () => ((await memory('f')).lastPollAt ? memory('f') : null));
    expect(after.nextPollAt - (after.lastPollAt ?? 0)).toBe(1_800_000);
    expect(after).toMatchObject({ state: 'blind', lastError: expect.stringContaining('asks us to wait 30 min') });
    const told = await until('the message', async () => {
      const alerts = await listAlerts(store.db);
      return alerts.length > 0 && alerts;
    });
    expect(told.map(({ kind, channelId }) => [kind, channelId])).toEqual([['source-blind', 'ops']]);
    expect(JSON.stringify(told[0]?.content)).toContain('要求等待 30 分钟');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(server.requests).toHaveLength(1);
  });
});

test('a list of which nothing is left since the last look may have lost posts: administrators hear of it', async () => {
  const { server, receiver, listen, memory } = await setUp();
  const items = (from: number) =>
    Array.from(
      { length: 6 },
      (_, i) =>
        `<item><guid>n${from + i}</guid><link>http://t.test/p/${from + i}</link><description>${from + i}</description></item>`,
    ).join('');
  server.setFeed('f', items(0));
  await listen([feedSource('f', server.urlOf('f'))]);
  await until('the first look', async () => (await memory('f')).lastSuccessAt);
  server.setFeed('f', items(3));
  await until('a look with an overlap', () => server.requests.length > 3);
  expect((await memory('f')).state).toBe('healthy');
  server.setFeed('f', items(100));
  await until('the gap', async () => (await memory('f')).state === 'late');
  await until('both messages', () => receiver.received.length >= 2);
  expect(receiver.received.map(({ message }) => [message.kind, message.level, message.headline.en])).toEqual([
    ['source-blind', 'yellow', 'Source “f” may have missed posts'],
    ['source-blind', 'blue', 'Source “f” is heard again'],
  ]);
});

describe('politeness', () => {
  test('validators go back as they came, and a host is never asked more than twice at once', async () => {
    const { server, listen, memory } = await setUp();
    const names = Array.from({ length: 12 }, (_, i) => `feed-${i}`);
    for (const name of names) {
      server.set(name, (response, request) => {
        const unchanged = request.headers['if-none-match'] === 'W/"v1, x"';
        setTimeout(() => {
          if (unchanged) response.writeHead(304).end();
          else
            response
              .writeHead(200, { etag: 'W/"v1, x"', 'content-type': 'application/rss+xml' })
              .end(
                '<rss version="2.0"><channel><title>t</title><link>http://t.test/</link><description/></channel></rss>',
              );
        }, 40);
      });
    }
    await listen(names.map((name) => feedSource(name, server.urlOf(name))));
    await until('two looks at each', () =>
      names.every((name) => server.requests.filter(({ path }) => path === `/${name}`).length >= 2),
    );
    expect(server.mostAtOnce).toBe(2);
    const second = server.requests.filter(({ path }) => path === '/feed-0')[1];
    expect(second?.headers['if-none-match']).toBe('W/"v1, x"');
    expect(second?.headers['user-agent']).toMatch(/^Earshot\//);
    expect((await memory('feed-0')).state).toBe('healthy');
  });
});

describe('a receiver that refuses', () => {
  test('gets the same alert again with the same number and key, and the attempt in it', async () => {
    const { server, receiver, store, listen } = await setUp();
    server.setFeed('f', '');
    receiver.answer = ({ message }, response) => response.writeHead(message.attempt === 1 ? 503 : 200).end();
    // Retries wait seconds: the clock of the test runs ahead of the real one after the first attempt.
    const clock = { aheadMs: 0, now: () => Date.now() + clock.aheadMs };
    const listening = await listen([feedSource('f', server.urlOf('f'))], { clock });
    await until('the first look', async () => (await getSource(store.db, 'f')).memory.lastSuccessAt);
    server.setFeed('f', complaintItem('one'));
    await until(
      'the first attempt noted',
      async () => (await listAlerts(store.db, { states: ['pending'] }))[0]?.lastError,
    );
    clock.aheadMs = 20_000;
    listening.outbox.wake();
    await until('the delivery', async () => (await listAlerts(store.db, { states: ['delivered'] })).length === 1);
    expect(receiver.received.map(({ message }) => message.attempt)).toEqual([1, 2]);
    expect(new Set(receiver.received.map(({ message }) => message.number)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-earshot-id'])).size).toBe(1);
  });

  test('for good: the alert is dead with a reason, the next channel gets it, administrators hear of the channel once', async () => {
    const { server, receiver, store, listen } = await setUp();
    const second = await startWebhookReceiver();
    ends.push(second.close);
    receiver.answer = (_received, response) => response.writeHead(410).end('gone');
    server.setFeed('f', '');
    const any = { brands: [], levels: [], topics: [], languages: [], people: [] };
    const routes = [{ ...any, channels: ['first'], also: false }];
    await listen([feedSource('f', server.urlOf('f'))], {
      channels: [webhookTo(receiver, 'first'), webhookTo(second, 'second')],
      routes,
    });
    await until('the first look', async () => (await getSource(store.db, 'f')).memory.lastSuccessAt);
    server.setFeed('f', complaintItem('one') + complaintItem('two'));
    await until('both alerts and one word on the channel', () => second.received.length >= 3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const kinds = second.received.map(({ message }) => message.kind).sort();
    expect(kinds).toEqual(['channel-dead', 'mention', 'mention']);
    const alerts = await listAlerts(store.db);
    const dead = alerts.filter(({ state }) => state === 'dead');
    expect(dead.map(({ channelId }) => channelId)).toEqual(['first', 'first']);
    expect(dead.every(({ lastError }) => lastError?.includes('410'))).toBe(true);
    const numbersOf = (channelId: string) =>
      alerts.filter((a) => a.kind === 'mention' && a.channelId === channelId).map((a) => a.number);
    expect(numbersOf('second').sort()).toEqual(numbersOf('first').sort());
    expect((await listMentions(store.db, {})).items.every(({ toldAt }) => toldAt !== null)).toBe(true);
  });

  test('a sending always ends long before its claim does', () => {
    expect(SEND_TIMEOUT_MS * 3).toBeLessThan(CLAIM_MS);
  });
});

test('a channel that the configuration no longer names loses no alert', async () => {
  const { server, receiver, store, listen } = await setUp();
  server.setFeed('f', '');
  receiver.answer = (_received, response) => response.writeHead(503).end();
  const first = await listen([feedSource('f', server.urlOf('f'))], { channels: [webhookTo(receiver, 'old')] });
  await until('the first look', async () => (await getSource(store.db, 'f')).memory.lastSuccessAt);
  server.setFeed('f', complaintItem('one'));
  await until('the alert', async () => (await listAlerts(store.db, { states: ['pending'] }))[0]?.lastError);
  await first.stop();
  receiver.received.length = 0;
  receiver.answer = (_received, response) => response.writeHead(200).end();
  await listen([feedSource('f', server.urlOf('f'))], {
    channels: [webhookTo(receiver, 'new')],
    clock: { now: () => Date.now() + 20_000 },
  });
  await until('the alert on the new channel', () =>
    receiver.received.some(({ message }) => message.kind === 'mention'),
  );
});

test('a stop ends quickly while a source hangs, and leaves it due', async () => {
  const { server, listen, memory } = await setUp();
  server.set('slow', () => undefined);
  const listening = await listen([feedSource('slow', server.urlOf('slow'))]);
  await until('the request', () => server.requests.length > 0);
  const startedAt = Date.now();
  await listening.scheduler.stop(200);
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  expect(await memory('slow')).toMatchObject({ lastPollAt: null, errorCount: 0, state: 'healthy' });
});
