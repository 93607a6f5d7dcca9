import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBurst } from '../monitor/store/heard/bursts.ts';
import { linkMention } from '../monitor/store/heard/mentions.ts';

import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { readCsvCells } from './helpers/read-csv-cells.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { insertStory } from './helpers/store-rows.ts';
import { sampleAnalysis } from './helpers/store-samples.ts';

const MINUTE_MS = 60_000;
let api: TestApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

test('a burst with its numbers, its posts and the words that are new in them; terms and issues by themselves', async () => {
  const now = api.clock.now();
  const { client } = api.people.pr;
  const analysis = sampleAnalysis({ topic: 'quality' });
  await api.addMentions(
    Array.from({ length: 30 }, (_, k) => ({
      text: `客服一直不回复我的第${k}条消息`,
      publishedAt: now - 3 * 86_400_000 - k * MINUTE_MS,
      analysis,
    })),
  );
  const posts = await api.addMentions(
    Array.from({ length: 8 }, (_, k) => ({
      text: `${'甲乙丙丁戊己庚辛'[k]}家的充电器冒烟了，太吓人`,
      author: { name: `顾客${k}`, email: null, url: null },
      publishedAt: now - k * 30_000,
      analysis,
    })),
  );
  await api.addMention({
    text: '好用',
    publishedAt: now,
    analysis: sampleAnalysis({ sentiment: { label: 'pos', score: 1, confidence: 1 } }),
  });
  const burst = await inTransaction(api.store.db, async (trx) => {
    const story = await insertStory(trx, {
      brandId: 'yunque',
      title: '充电器冒烟',
      level: 'red',
      drill: false,
      keys: ['a'],
      now,
    });
    for (const { id } of posts.slice(0, 3)) await linkMention(trx, { id, storyId: story.id, now });
    return insertBurst(trx, {
      brandId: 'yunque',
      topic: 'quality',
      level: 'orange',
      minutes: 10,
      count: 8,
      expected: 1.5,
      ratio: 5.3,
      chance: 1e-6,
      now,
      drill: false,
    });
  });
  const { items } = await client.listBursts({ query: { open: true, brand: ['yunque'] } });
  expect(items).toEqual([burst]);
  expect((await client.listBursts({ query: { open: false } })).items).toEqual([]);

  const one = await client.getBurst({ params: { id: burst?.id ?? '' } });
  expect(one.mentions.map(({ id }) => id).sort()).toEqual(posts.map(({ id }) => id).sort());
  const smoke = one.rising.find(({ term }) => term.includes('冒烟'));
  // Three of the eight are one story: one voice.
  expect(smoke).toMatchObject({ now: 6, before: 0 });
  expect(smoke?.examples.length).toBe(3);

  const rising = await client.listRising({ query: { since: now - 3_600_000, before: now + 1, brand: ['yunque'] } });
  expect(rising.issues).toMatchObject([{ title: '充电器冒烟', posts: 3, authors: 3 }]);
  expect(rising.range).toEqual({ since: now - 3_600_000, before: now + 1 });
  // Behind each number of a term stand as many posts as it was counted of, in the stretch before too.
  const [brand, day] = [['yunque'], 86_400_000];
  const days = await client.listRising({ query: { since: now - 2 * day, before: now + 1, brand } });
  expect(days.terms.some(({ term }) => term.includes('冒烟'))).toBe(true);
  // One channel only: posts without stars are social, and none is a review.
  const ofChannel = (channel: 'social' | 'review') =>
    client.listRising({ query: { since: now - 2 * day, before: now + 1, brand, channel: [channel] } });
  expect((await ofChannel('social')).terms).toEqual(days.terms);
  expect((await ofChannel('review')).terms).toEqual([]);
  const term = days.terms[0]?.term ?? '';
  const reviews = await client.listRisingMentions({ query: { ...days.range, brand, channel: ['review'], term } });
  expect(reviews.total).toBe(0);
  const wanted = { query: { since: now - 2 * day, before: now + 1, brand, lang: 'en' as const } };
  const [, ...lines] = readCsvCells(await api.people.lead.client.exportRising(wanted));
  expect(lines.map((line) => line.slice(2, 7))).toEqual([
    ...days.terms.map(({ term, now: n, before }) => ['rising word', term, String(n), String(before), '']),
    ...days.issues.map(({ title, posts: n, authors }) => ['repeated issue', title, String(n), '', String(authors)]),
  ]);
  const workbook = await api.people.lead.client.exportRisingXlsx(wanted);
  expect(new TextDecoder().decode(workbook.bytes.slice(0, 2))).toBe('PK');
  for (const { term, now: present, before } of days.terms) {
    const found = await client.listRisingMentions({ query: { ...days.range, term, brand } });
    expect([term, found.total, found.items.length]).toEqual([term, present, present]);
    const earlier = { since: now - 4 * day - 1, before: now - 2 * day };
    expect((await client.listRisingMentions({ query: { ...earlier, term, brand } })).total).toBe(before);
  }
  const old = await client.listRisingMentions({ query: { since: now - 4 * day, before: now, brand, term: '不回复' } });
  expect(old.total).toBe(30);
  await expect(client.listRising({ query: { since: now, before: now - 1 } })).rejects.toMatchObject({
    code: 'bad-range',
  });
  await expect(client.getBurst({ params: { id: 'none' } })).rejects.toMatchObject({ code: 'not-found' });
});
