import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { dropWaiting, keepSeenPosts, readListenCounts, sendSeenPosts } from './seen-posts.ts';

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;

function post(id: number): PostOnPage {
  return {
    site: 'x',
    postKey: `x:${id}`,
    permalink: `https://x.com/a/status/${id}`,
    author: null,
    title: null,
    text: `山雀 ${id}`,
    publishedAt: null,
    rating: null,
    metrics: null,
    lang: null,
    replyTo: null,
    seenAt: NOW,
    drill: false,
  };
}

/** An inbox that keeps what it gets, and first fails as often as it is told to. */
function inbox(...statuses: number[]) {
  const got: (string | null)[] = [];
  const client = {
    sendInbox: async ({ body }: { body: { posts: PostOnPage[] } }) => {
      const status = statuses.shift();
      if (status !== undefined) throw new ApiError(status, { code: 'test', message: { 'zh-CN': '不行', en: 'no' } });
      got.push(...body.posts.map(({ postKey }) => postKey));
      return { received: body.posts.length, matched: 0, mentions: [] };
    },
  } as unknown as ApiClient;
  return { client, got };
}

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

test('a match is handed over once, however often it stands on a page, and both are counted', async () => {
  const database = await openDatabase();
  const { client, got } = inbox();
  expect(await keepSeenPosts(database, 'x', 5, [post(1), post(2)], NOW)).toBe(2);
  await sendSeenPosts(database, client, NOW);
  expect(await keepSeenPosts(database, 'x', 5, [post(2)], NOW + DAY)).toBe(0);
  await sendSeenPosts(database, client, NOW + DAY);
  expect(got).toEqual(['x:1', 'x:2']);
  expect(await readListenCounts(database)).toEqual([{ site: 'x', since: NOW, read: 10, matched: 2, sent: 2 }]);
});

test('a monitor that is gone gets them later; what it refuses is not tried again', async () => {
  const database = await openDatabase();
  const { client, got } = inbox(0, 400);
  await keepSeenPosts(database, 'x', 1, [post(1)], NOW);
  await expect(sendSeenPosts(database, client, NOW)).rejects.toThrow(ApiError);
  expect(await database.countFromIndex('seen', 'by-state', 'waiting')).toBe(1);
  await sendSeenPosts(database, client, NOW);
  await sendSeenPosts(database, client, NOW);
  expect(got).toEqual([]);
  expect(await database.countFromIndex('seen', 'by-state', 'refused')).toBe(1);
  expect((await readListenCounts(database))[0]).toMatchObject({ matched: 1, sent: 0 });
});

test('more than a batch goes in batches; after a week a key is forgotten', async () => {
  const database = await openDatabase();
  const { client, got } = inbox();
  await keepSeenPosts(
    database,
    'x',
    250,
    Array.from({ length: 250 }, (_, i) => post(i)),
    NOW,
  );
  await sendSeenPosts(database, client, NOW);
  expect(new Set(got).size).toBe(250);
  await sendSeenPosts(database, client, NOW + 8 * DAY);
  expect(await database.count('seen')).toBe(0);
});

test('consent taken back: what waits stays in this browser', async () => {
  const database = await openDatabase();
  const { client, got } = inbox();
  await keepSeenPosts(database, 'x', 1, [post(1)], NOW);
  await keepSeenPosts(database, 'reddit', 1, [post(2)], NOW);
  await dropWaiting(database, 'x');
  await sendSeenPosts(database, client, NOW);
  expect(got).toEqual(['x:2']);
});
