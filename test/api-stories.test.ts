import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkMention } from '../monitor/store/heard/mentions.ts';

import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { newPostgresUrl } from './helpers/both-engines.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { insertStory } from './helpers/store-rows.ts';
import { sampleAnalysis } from './helpers/store-samples.ts';

describe.each(['sqlite', 'postgres'] as const)('stories on %s', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await runApi(engine === 'postgres' ? { databaseUrl: await newPostgresUrl() } : {});
  });
  afterAll(() => api.close());

  test('a story with its posts from the first on, where they stand, and what was answered', async () => {
    const now = api.clock.now();
    const { client } = api.people.pr;
    const story = await inTransaction(api.store.db, (trx) =>
      insertStory(trx, { brandId: 'yunque', title: '充电冒烟', level: 'red', drill: false, keys: ['a'], now }),
    );
    const posts = await api.addMentions(
      [3, 1, 2].map((minute) => ({ site: minute === 2 ? 'x.com' : 'weibo', publishedAt: now - minute * 60_000 })),
    );
    for (const { id } of posts) await linkMention(api.store.db, { id, storyId: story.id, now });
    await client.answerMention({ params: { id: posts[0]?.id ?? '' }, body: { how: 'page', at: now } });
    const { items } = await client.listStories({ query: { brand: ['yunque'] } });
    expect(items.map((one) => one.id)).toEqual([story.id]);
    expect((await client.listStories({ query: { drill: true } })).items).toEqual([]);
    const one = await client.getStory({ params: { id: story.id } });
    expect(one.mentions.map((mention) => mention.publishedAt)).toEqual(
      [3, 2, 1].map((minute) => now - minute * 60_000),
    );
    const { numbers } = one;
    expect(numbers).toMatchObject({ posts: 3, levels: { blue: 0, yellow: 0, orange: 3, red: 0 }, stretchMs: 600_000 });
    expect(numbers.sites).toEqual([
      { site: 'weibo', count: 2 },
      { site: 'x.com', count: 1 },
    ]);
    expect(numbers.states).toEqual({ open: 2, claimed: 0, answered: 1, dismissed: 0 });
    expect(numbers.first).toMatchObject({ publishedAt: now - 3 * 60_000, answeredAt: now });
    expect(numbers.series.reduce((sum, { posts: n }) => sum + n, 0)).toBe(3);

    const { person } = api.people.pr;
    const params = { id: story.id };
    expect((await client.setStoryOwner({ params, body: { ownerId: person.id } })).story.ownerId).toBe(person.id);
    const opened = await client.openCase({ body: { title: '冒烟', storyId: story.id } });
    expect((await client.getStory({ params })).cases).toMatchObject([{ id: opened.case.id }]);
    await expect(client.setStoryOwner({ params, body: { ownerId: 'nobody' } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('mentions by what they are and when they were published', async () => {
    const { client } = api.people.pr;
    const at = Date.UTC(2021, 5, 1);
    await api.addMention({ publishedAt: at, analysis: sampleAnalysis({ kind: 'fault', topic: 'system' }) });
    await api.addMention({ publishedAt: at, analysis: sampleAnalysis({ kind: 'fault', topic: 'delivery' }) });
    const count = async (query: Parameters<typeof client.listMentions>[0]) =>
      (await client.listMentions(query)).items.length;
    const day = { since: at, before: at + 1 };
    expect(await count({ query: day })).toBe(2);
    expect(await count({ query: { ...day, topic: ['system'], kind: ['fault'] } })).toBe(1);
    expect(await count({ query: { ...day, sentiment: ['pos'] } })).toBe(0);
    expect(await count({ query: { since: at + 1, before: at + 2 } })).toBe(0);
  });
});
