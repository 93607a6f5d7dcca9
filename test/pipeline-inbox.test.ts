// What staff see in their own browser goes the way of every post.
import { afterEach, expect, test } from 'vitest';
import { writePolicyChanges } from '../monitor/desk/read-policies.ts';
import { acceptInbox } from '../monitor/listen/push/accept-inbox.ts';
import { startListening } from '../monitor/listen/start-listening.ts';
import { startPractice } from '../monitor/practice/start-practice.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { getMention } from '../monitor/store/heard/mentions.ts';
import { listSightings } from '../monitor/store/heard/sightings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { PostOnPage } from '../shared/model/post-on-page.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('a post of a page and of a feed is one mention; history starts no clock; an answer of our own stops it', async () => {
  const practice = await startPractice({ port: 0, pace: null });
  ends.push(practice.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const post = practice.publishNow();
  const sources = [feedSource('plain', practice.feeds.plain)];
  const { pipeline, stop } = await startListening(listeningOptions(store, { sources, channels: [] }));
  ends.push(stop);
  const [byFeed] = await until('the mention', async () => {
    const { items } = await listMentions(store.db, {});
    return items.length > 0 ? items : null;
  });
  const seen = (change: Partial<PostOnPage>): PostOnPage => ({
    site: 'practice',
    postKey: null,
    permalink: `${practice.url}/plain/posts/${post.id}?utm_source=share`,
    author: { name: post.author, email: null, url: null },
    title: null,
    text: post.text,
    publishedAt: post.publishedAt,
    rating: null,
    metrics: null,
    lang: 'zh-CN',
    replyTo: null,
    seenAt: Date.now(),
    drill: false,
    ...change,
  });

  const known = await acceptInbox(pipeline, [seen({ postKey: `practice-plain:${post.id}` })]);
  expect(known.mentions.map(({ id }) => id)).toEqual([byFeed?.id]);
  expect((await listSightings(store.db, byFeed?.id ?? '')).map(({ sourceId }) => sourceId)).toEqual(['plain', 'inbox']);

  const old = seen({
    permalink: 'https://site.test/p/1',
    text: '新锐平板屏幕闪，投诉没人理',
    publishedAt: Date.now() - 30 * 86_400_000,
  });
  const fresh = seen({
    permalink: 'https://site.test/p/2',
    text: '新锐耳机坏了要求退款，客服不回',
    publishedAt: Date.now() - 3_600_000,
  });
  const other = seen({ permalink: 'https://site.test/p/3', text: '今天天气真好' });
  const { matched, mentions } = await acceptInbox(pipeline, [old, fresh, other]);
  expect(matched).toBe(2);
  const of = (link: string | null) => mentions.find(({ permalink }) => permalink === link)?.id ?? '';
  expect(await listClocksOf(store.db, of(old.permalink))).toEqual([]);
  expect((await listClocksOf(store.db, of(fresh.permalink))).length).toBeGreaterThan(0);
  expect(await listAlerts(store.db)).toEqual([]);

  const answer = seen({
    permalink: `${practice.url}/plain/posts/${post.id}#reply-1`,
    author: { name: '新锐客服', email: null, url: null },
    text: '您好，已记录，请私信我们。',
    publishedAt: Date.now(),
    replyTo: byFeed?.permalink ?? null,
  });
  await acceptInbox(pipeline, [answer]);
  const answered = await getMention(store.db, byFeed?.id ?? '');
  expect(answered).toMatchObject({ state: 'answered', answeredHow: 'page', answeredBy: null });
  const clocks = await listClocksOf(store.db, answered.id);
  expect(clocks.map(({ outcome }) => outcome)).toEqual(clocks.map(() => 'met'));
  expect((await listMentions(store.db, {})).items.map(({ text }) => text)).not.toContain(answer.text);
});

test('SOC-1: a changed commitment holds for the posts found from then on, without a restart', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const { pipeline, stop } = await startListening(listeningOptions(store, { sources: [], channels: [] }));
  ends.push(stop);
  let number = 0;
  const minutesOf = async () => {
    number += 1;
    const publishedAt = Date.now() - 1000;
    const post: PostOnPage = {
      ...{ site: 'practice', postKey: null, permalink: `https://site.test/p/${number}`, author: null, title: null },
      text: `新锐平板第${number}次屏幕闪，投诉没人理，${'零一二三四五六七八九'[number]}号店也不管`,
      ...{ publishedAt, rating: null, metrics: null, lang: 'zh-CN', replyTo: null, seenAt: Date.now(), drill: false },
    };
    const [mention] = (await acceptInbox(pipeline, [post])).mentions;
    const clocks = await listClocksOf(store.db, mention?.id ?? '');
    const clock = clocks.find(({ policyId }) => policyId === 'social-answer');
    return clock === undefined ? null : (clock.dueAt - clock.startedAt) / 60_000;
  };
  const change = (sla: NonNullable<Parameters<typeof writePolicyChanges>[1]['sla']>) =>
    inTransaction(store.db, (trx) => writePolicyChanges(trx, { sla }, Date.now()));
  expect(await minutesOf()).toBe(10);
  const every = (minutes: number) => ({ normal: minutes, important: minutes, urgent: minutes, critical: minutes });
  await change([{ id: 'social-answer', minutes: every(4) }]);
  expect(await minutesOf()).toBe(4);
  await change([
    { id: 'social-answer', minutes: every(6) },
    { id: 'intake', minutes: { normal: 5 } },
  ]);
  expect(await minutesOf()).toBe(6);
  await change([{ id: 'social-answer', enabled: false }]);
  expect(await minutesOf()).toBeNull();
  await change([]);
  expect(await minutesOf()).toBe(10);
});
