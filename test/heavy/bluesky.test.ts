// A real Bluesky network (its own PLC, PDS, AppView and search, PostgreSQL and Redis) on loopback, listened to by the monitor.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { listMentions } from '../../monitor/store/heard/mention-list.ts';
import { getSource } from '../../monitor/store/heard/sources.ts';
import type { Source } from '../../shared/model/source.ts';
import { listeningOptions } from '../helpers/listening-options.ts';
import { type RunningBluesky, startBluesky } from '../helpers/start-bluesky.ts';
import { openTemporaryStore, until } from '../helpers/temporary-store.ts';

let bluesky: RunningBluesky | null = null;
let missing = '';
beforeAll(async () => {
  const started = await startBluesky();
  if ('missing' in started) missing = started.missing;
  else bluesky = started;
}, 1_200_000);
afterAll(async () => {
  await bluesky?.stop();
});

it('hears a complaint on a real Bluesky network', async ({ skip }) => {
  if (bluesky === null) return skip(missing);
  const { settings, publish } = bluesky;
  const { store, remove } = await openTemporaryStore();
  const source: Source = {
    ...{ id: 'bluesky', type: 'bluesky', name: 'Bluesky', brandIds: [], enabled: true, drill: false },
    settings: { ...settings, queries: ['新锐'] },
  };
  const privateHosts = [new URL(settings.service).host];
  const listening = await startListening(listeningOptions(store, { sources: [source], channels: [], privateHosts }));
  try {
    await until('a first look', async () => (await getSource(store.db, 'bluesky')).memory.lastSuccessAt, 60_000);
    const postedAt = Date.now();
    const uri = await publish('新锐手机屏幕三天就坏，客服不给退款，我要投诉！');
    const look = async () => (await listMentions(store.db, { order: 'newest', limit: 10 })).items[0];
    const mention = await until('the mention', look, 60_000);
    const key = uri.slice(uri.lastIndexOf('/') + 1);
    expect(mention).toMatchObject({
      postKey: `bluesky:${key}`,
      lang: 'zh',
      permalink: `https://bsky.app/profile/customer.test/post/${key}`,
    });
    expect(mention.publishedAt).toBeGreaterThanOrEqual(postedAt - 1_000);
    console.log(`Bluesky: publish → mention ${mention.foundAt - postedAt} ms`);
  } finally {
    await listening.stop();
    await remove();
  }
});
