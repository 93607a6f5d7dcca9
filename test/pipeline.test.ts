// From a post in a served document to a signed webhook: real HTTP on loopback, a real database on disk.
import { afterEach, describe, expect, test } from 'vitest';
import { startListening } from '../monitor/listen/start-listening.ts';
import { type Practice, startPractice } from '../monitor/practice/start-practice.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { findMentionsByPostKeys } from '../monitor/store/heard/mentions.ts';
import { listSightings } from '../monitor/store/heard/sightings.ts';
import { getSource } from '../monitor/store/heard/sources.ts';
import type { Mention } from '../shared/model/mention.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';
import { startWebhookReceiver } from './helpers/webhook-receiver.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function set(options: { sources: (practice: Practice) => ReturnType<typeof feedSource>[] }) {
  const practice = await startPractice({ port: 0, pace: null });
  ends.push(practice.close);
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const sources = options.sources(practice);
  const start = async () => {
    const listening = await startListening(listeningOptions(store, { sources, channels: [webhookTo(receiver)] }));
    ends.push(listening.stop);
    return listening;
  };
  const mentions = async () => (await listMentions(store.db, { order: 'newest', limit: 200 })).items;
  return { practice, receiver, store, start, mentions };
}

describe('from a post to a told person', () => {
  test('a complaint that appears is a mention with clocks, an alert and events, and reaches the webhook signed', async () => {
    const { practice, receiver, store, start, mentions } = await set({
      sources: (p) => [feedSource('plain', p.feeds.plain), feedSource('app', p.feeds.app)],
    });
    await start();
    await until(
      'the first look at both sources',
      async () =>
        (await getSource(store.db, 'plain')).memory.lastSuccessAt &&
        (await getSource(store.db, 'app')).memory.lastSuccessAt,
    );
    const post = practice.publishNow();
    const mention = await until('the mention to be told', async () =>
      (await mentions()).find(({ toldAt }) => toldAt !== null),
    );

    expect(mention).toMatchObject({
      brandId: 'xinrui',
      sourceId: 'plain',
      text: post.text,
      state: 'open',
      publishedTrusted: true,
    });
    expect(mention.permalink).toBe(`${practice.url}/plain/posts/${post.id}`);
    expect(mention.publishedAt).toBe(post.publishedAt);
    expect(mention.foundAt).toBeGreaterThanOrEqual(mention.publishedAt);
    expect(mention.toldAt ?? 0).toBeGreaterThanOrEqual(mention.foundAt);
    expect(mention.level).toBe('red');

    const clocks = await listClocksOf(store.db, mention.id);
    expect(clocks.find(({ policyId }) => policyId === 'social-answer')).toMatchObject({
      rule: 'SLA-SOCIAL',
      startedAt: post.publishedAt,
      dueAt: post.publishedAt + 600_000,
      stoppedAt: null,
    });
    expect(mention.answerDueAt).toBe(post.publishedAt + 600_000);

    const [received, ...more] = receiver.received;
    expect(more).toEqual([]);
    expect(received?.signatureOk).toBe(true);
    expect(received?.headers['x-earshot-event']).toBe('alert.mention');
    expect(received?.message).toMatchObject({
      level: 'red',
      attempt: 1,
      brand: '新锐 Xinrui',
      dueAt: mention.answerDueAt,
    });
    expect(received?.message.reasons.length).toBeGreaterThan(0);
    const alert = (await listAlerts(store.db, { mentionId: mention.id })).find(({ kind }) => kind === 'mention');
    expect(alert).toMatchObject({ state: 'delivered', attempts: 1, number: received?.message.number });
    expect(received?.headers['x-earshot-id']).toBe(alert?.id);

    const events = await readEventsAfter(store.db, 0, 100);
    const types = events.filter(({ subjectId }) => subjectId === mention.id).map(({ type }) => type);
    expect(types).toEqual(['mention.found', 'mention.told']);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  });

  test('what nobody must hear of is stored and rings nobody: other brands, plain talk, praise', async () => {
    const { practice, receiver, store, start, mentions } = await set({
      sources: (p) => [feedSource('search', p.feeds.plain)],
    });
    await start();
    await until('the first look', async () => (await getSource(store.db, 'search')).memory.lastSuccessAt);
    const at = { lang: 'zh-CN', site: 'plain' as const, author: 'a', handle: 'a', likes: 0, reposts: 0, comments: 0 };
    practice.publishNow({ ...at, id: 'other', text: '别家的手机充电冒烟了，要投诉！' });
    practice.publishNow({ ...at, id: 'excluded', text: '今年的新锐导演单元真让人失望，差评' });
    practice.publishNow({ ...at, id: 'praise', text: '新锐手机拍照真好看，表扬！' });
    practice.publishNow({ ...at, id: 'complaint', text: '新锐手机屏幕坏了，售后不理人，要投诉' });
    const found = await until('praise and complaint', async () => {
      const all = await mentions();
      return all.length >= 2 ? all : null;
    });
    await until('the alert', () => receiver.received.length > 0);
    expect(found.map(({ permalink }) => permalink?.split('/').at(-1)).sort()).toEqual(['complaint', 'praise']);
    expect(receiver.received.map(({ message }) => message.permalink?.split('/').at(-1))).toEqual(['complaint']);
  });

  test('the same post through two sources is one mention with two sightings and one alert', async () => {
    const { practice, receiver, store, start, mentions } = await set({
      sources: (p) => [feedSource('plain', p.feeds.plain), feedSource('search', p.feeds.search)],
    });
    await start();
    await until(
      'the first looks',
      async () =>
        (await getSource(store.db, 'plain')).memory.lastSuccessAt &&
        (await getSource(store.db, 'search')).memory.lastSuccessAt,
    );
    practice.publishNow();
    const mention = await until('both sightings', async () => {
      const [one] = await mentions();
      return one && (await listSightings(store.db, one.id)).length === 2 ? one : null;
    });
    expect(await mentions()).toHaveLength(1);
    await until('the alert', () => receiver.received.length > 0);
    // A safety risk is escalated by itself (ESC-3), which is an alert of its own and may have come by now.
    const alerts = await listAlerts(store.db, { mentionId: mention.id });
    expect(alerts.filter(({ kind }) => kind === 'mention')).toHaveLength(1);
  });

  test('posts from before we listened start no clock and ring nobody', async () => {
    let now = Date.now() - 3 * 3_600_000;
    const practice = await startPractice({ port: 0, pace: null, now: () => now });
    ends.push(practice.close);
    practice.publishNow();
    now = Date.now();
    const receiver = await startWebhookReceiver();
    ends.push(receiver.close);
    const { store, remove } = await openTemporaryStore();
    ends.push(remove);
    const sources = [feedSource('plain', practice.feeds.plain)];
    const listening = await startListening(listeningOptions(store, { sources, channels: [webhookTo(receiver)] }));
    ends.push(listening.stop);
    const mention = await until<Mention>(
      'the old post',
      async () => (await listMentions(store.db, { order: 'newest', limit: 9 })).items[0],
    );
    expect(mention.answerDueAt).toBeNull();
    expect(await listClocksOf(store.db, mention.id)).toEqual([]);
    expect(await listAlerts(store.db)).toEqual([]);
  });

  test('an edit that makes a post worse is judged anew and told again; reposts share a story', async () => {
    const { practice, receiver, store, start, mentions } = await set({
      sources: (p) => [feedSource('plain', p.feeds.plain)],
    });
    await start();
    await until('the first look', async () => (await getSource(store.db, 'plain')).memory.lastSuccessAt);
    const at = { lang: 'zh-CN', site: 'plain' as const, author: 'a', handle: 'a', likes: 0, reposts: 0, comments: 0 };
    practice.publishNow({ ...at, id: 'first', text: '新锐手机屏幕有一条绿线，退货还要我自己出运费，差评' });
    await until('the alert', () => receiver.received.length === 1);
    practice.edit('first', '新锐手机屏幕有一条绿线，退货还要我自己出运费，差评。刚才充电还冒烟起火了！阅读 12');
    const counted = async () =>
      (await readEventsAfter(store.db, 0, 100)).filter(({ type }) => type === 'mention.updated').length;
    const worse = await until('the edit', async () => (await mentions()).find(({ level }) => level === 'red'));
    expect(worse.text).toContain('冒烟');
    await until('the second alert', () => receiver.received.length === 2);
    expect(await counted()).toBe(1);
    practice.edit('first', worse.text.replace('阅读 12', '阅读 1024'));
    await until(
      'the same post with a counter',
      async () => (await store.db.selectFrom('entryRevisions').select('entryId').execute()).length === 2,
    );
    expect(await counted()).toBe(1);
    expect(receiver.received[1]?.message.number).not.toBe(receiver.received[0]?.message.number);

    practice.publishNow({
      ...at,
      id: 'repost',
      author: 'b',
      handle: 'b',
      text: '转：新锐手机屏幕有一条绿线，退货还要我自己出运费，差评',
    });
    const repost = await until('the repost', async () =>
      (await mentions()).find(({ permalink }) => permalink?.endsWith('/repost')),
    );
    expect(repost.storyId).toBe(worse.storyId);
    expect(repost.storySize).toBe(2);
  });

  test("the brand's own posts are no mentions", async () => {
    const { practice, store, start, mentions } = await set({ sources: (p) => [feedSource('plain', p.feeds.plain)] });
    await start();
    await until('the first look', async () => (await getSource(store.db, 'plain')).memory.lastSuccessAt);
    const at = { lang: 'zh-CN', site: 'plain' as const, likes: 0, reposts: 0, comments: 0 };
    practice.publishNow({
      ...at,
      id: 'own',
      author: '新锐客服',
      handle: 'xinrui-care',
      text: '新锐手机如有问题，请私信我们投诉。',
    });
    practice.publishNow({ ...at, id: 'theirs', author: 'x', handle: 'x', text: '新锐手机又坏了，投诉！' });
    await until('their post', async () => (await mentions()).length > 0);
    expect((await mentions()).map(({ permalink }) => permalink?.split('/').at(-1))).toEqual(['theirs']);
    expect(await findMentionsByPostKeys(store.db, ['practice-plain:own'])).toEqual([]);
  });
});
