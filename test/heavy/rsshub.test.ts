// A real RSSHub (npm, its own cache, templates and error pages) on loopback, listened to by the monitor.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { listMentions } from '../../monitor/store/heard/mention-list.ts';
import { getSource } from '../../monitor/store/heard/sources.ts';
import type { Source } from '../../shared/model/source.ts';
import { listeningOptions } from '../helpers/listening-options.ts';
import { type RunningRsshub, startRsshub } from '../helpers/start-rsshub.ts';
import { openTemporaryStore, until } from '../helpers/temporary-store.ts';

let rsshub: RunningRsshub | null = null;
let missing = '';
beforeAll(async () => {
  const started = await startRsshub();
  if ('missing' in started) missing = started.missing;
  else rsshub = started;
}, 700_000);
afterAll(async () => {
  await rsshub?.stop();
});

const source = (id: string, running: RunningRsshub, settings: Readonly<Record<string, unknown>>): Source => ({
  ...{ id, type: 'rsshub', name: id, brandIds: [], enabled: true, drill: false },
  settings: { base: running.base, route: running.route, ...settings },
});

it('hears a complaint through a real RSSHub, once for two routes, with the key that the overlay reads', async ({
  skip,
}) => {
  if (rsshub === null) return skip(missing);
  const running = rsshub;
  const { store, remove } = await openTemporaryStore();
  const sources = [
    source('brand', running, {}),
    source('word', running, { route: '/practice/search/%E5%AE%A2%E6%9C%8D' }),
  ];
  const privateHosts = [new URL(running.base).host];
  const listening = await startListening(listeningOptions(store, { sources, channels: [], privateHosts }));
  try {
    for (const { id } of sources) {
      await until(`a first look at ${id}`, async () => (await getSource(store.db, id)).memory.lastSuccessAt);
    }
    const publishedAt = Math.floor(Date.now() / 1000) * 1000;
    running.publish({
      title: '新锐手机屏幕坏了',
      description: '<p>新锐手机屏幕三天就坏，<b>客服</b>态度差，不给退款，我要投诉！</p>',
      link: 'https://weibo.com/1234567890/z0JH2lOMb',
      pubDate: new Date(publishedAt).toUTCString(),
      author: '小明',
    });
    const mention = await until(
      'the mention',
      async () => (await listMentions(store.db, { order: 'newest', limit: 10 })).items[0],
    );
    expect(mention).toMatchObject({ postKey: 'weibo:3501756485200075', publishedAt, author: { name: '小明' } });
    expect(mention.text).not.toContain('<');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await listMentions(store.db, { order: 'newest', limit: 10 })).items).toHaveLength(1);
    console.log(
      `RSSHub: publish → mention ${mention.foundAt - publishedAt} ms (its cache: 1 s; dates have whole seconds)`,
    );
  } finally {
    await listening.stop();
    await remove();
  }
});

it("takes RSSHub's error page for blindness, never for silence", async ({ skip }) => {
  if (rsshub === null) return skip(missing);
  const running = rsshub;
  const { store, remove } = await openTemporaryStore();
  const sources = [source('blocked', running, { keywords: ['blocked'] })];
  const privateHosts = [new URL(running.base).host];
  const listening = await startListening(listeningOptions(store, { sources, channels: [], privateHosts }));
  try {
    const memory = await until('the failure to be noted', async () => {
      const { memory: now } = await getSource(store.db, 'blocked');
      return now.lastError === null ? null : now;
    });
    expect(memory).toMatchObject({ lastSuccessAt: null, lastError: expect.stringContaining('503') });
  } finally {
    await listening.stop();
    await remove();
  }
});
