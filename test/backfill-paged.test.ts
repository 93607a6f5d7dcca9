// A back-fill of the source types that read by pages: as far as was asked for and no page further, on from where it was stopped,
// and without a clock or a ring. The answers have the form of the recorded ones in fixtures/sources.
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { backfill } from '../monitor/listen/backfill.ts';
import { preparePipeline } from '../monitor/listen/start-listening.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { distinctComplaint } from './helpers/distinct-complaint.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { type Exchange, play } from './helpers/play-source.ts';
import { openTemporaryStore } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';

const DAY = 86_400_000;
/** How old the two posts of each page are; the second one of the third page is older than what is asked for. */
const PAGES = [
  [1, 2],
  [10, 20],
  [29, 40],
] as const;
const WANTED = 5;

/** A post of a page, the same whenever it is read. */
interface Post {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}

/** How a source type is asked and answers, page by page; `next` names the page after it. */
interface Paged {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What an address of page 1, 2, 3 holds, in an order in which the first that fits is the right one. */
  readonly addresses: readonly [string, string, string];
  readonly answer: (posts: readonly Post[], next: string) => Pick<Exchange, 'json' | 'text'>;
  /** What is asked beside the pages. */
  readonly others?: readonly Exchange[];
}

const token: Exchange = { when: 'oauth2', method: 'POST', json: { access_token: 't', expires_in: 3600 } };
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));

const types: readonly Paged[] = [
  {
    type: 'bluesky',
    settings: { service: 'https://pds.example', identifier: 'paged.example', appPassword: 'p', queries: ['x'] },
    addresses: ['limit=100', 'cursor=page2', 'cursor=page3'],
    others: [{ when: 'createSession', method: 'POST', json: { accessJwt: 'jwt' } }],
    answer: (posts, next) => ({
      json: {
        cursor: next,
        posts: posts.map(({ id, text, at }) => ({
          ...{
            uri: `at://did:plc:${id}/app.bsky.feed.post/${id}`,
            author: { did: `did:plc:${id}`, handle: `${id}.example` },
          },
          ...{ record: { text, createdAt: at.toISOString() }, indexedAt: at.toISOString() },
        })),
      },
    }),
  },
  {
    type: 'googleplay',
    settings: { packageName: 'com.paged.app', clientEmail: 'paged@x.example', privateKey },
    addresses: ['maxResults=100', 'token=page2', 'token=page3'],
    others: [token],
    answer: (posts, next) => ({
      json: {
        tokenPagination: { nextPageToken: next },
        reviews: posts.map(({ id, text, at }) => ({
          reviewId: id,
          comments: [{ userComment: { text, lastModified: { seconds: seconds(at) }, starRating: 1 } }],
        })),
      },
    }),
  },
  {
    type: 'google-business',
    settings: { clientId: 'paged', clientSecret: 's', refreshToken: 'r', accountId: '1', locationIds: ['2'] },
    addresses: ['pageSize=50', 'pageToken=page2', 'pageToken=page3'],
    others: [token],
    answer: (posts, next) => ({
      json: {
        nextPageToken: next,
        reviews: posts.map(({ id, text, at }) => ({
          ...{ reviewId: id, comment: text, starRating: 'ONE', createTime: at.toISOString() },
        })),
      },
    }),
  },
  {
    type: 'meta',
    settings: { accessToken: 't', pageId: '100' },
    addresses: ['/100/feed', 'after=page2', 'after=page3'],
    others: [{ when: '/tagged', json: { data: [] } }],
    answer: (posts, next) => ({
      json: {
        paging: { cursors: { after: next }, next: 'https://graph.example/with-a-token' },
        data: posts.map(({ id, text, at }) => ({
          ...{ id: `100_${id}`, message: text, from: { id: '7', name: 'Jane' } },
          created_time: at
            .toISOString()
            .replace('.000Z', '+0000')
            .replace(/\.\d{3}Z$/, '+0000'),
        })),
      },
    }),
  },
  {
    type: 'appstore',
    settings: { appId: '310633997', countries: ['cn'] },
    addresses: ['page=1/', 'page=2/', 'page=3/'],
    answer: (posts) => ({
      text: `<?xml version="1.0" encoding="utf-8"?><feed xmlns:im="http://itunes.apple.com/rss" xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>评论</title>${posts
        .map(
          ({ id, text, at }) =>
            `<entry><updated>${at.toISOString()}</updated><id>${id}</id><title>评论</title><content type="text">${text}</content><im:rating>1</im:rating></entry>`,
        )
        .join('')}</feed>`,
    }),
  },
];

/** All that a type may be asked; a page beyond the third has no answer, so that asking for it fails. */
function exchangesOf({ addresses, answer, others = [] }: Paged, order: number, now: number): Exchange[] {
  const pages = addresses.map((when, page): Exchange => {
    const posts = (PAGES[page] ?? []).map((daysAgo, place): Post => {
      const number = order * 10 + page * 2 + place;
      return { id: `90000${100 + number}`, text: distinctComplaint(number), at: new Date(now - daysAgo * DAY) };
    });
    return { when, ...answer(posts, `page${page + 2}`) };
  });
  return [...others, ...pages.reverse()];
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('paged sources are read back to the instant, once, also by a run that was stopped in the middle of one', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const now = Date.now();
  const sources = types.map(({ type, settings }) => feedSource(type, '', { type, settings }));
  const requests: string[] = [];
  const exchanges = new Map(types.map((one, order) => [one.type, exchangesOf(one, order, now)]));
  const hosts: Readonly<Record<string, string>> = {
    ...{ 'pds.example': 'bluesky', 'androidpublisher.googleapis.com': 'googleplay' },
    ...{ 'mybusiness.googleapis.com': 'google-business', 'oauth2.googleapis.com': 'google-business' },
    ...{ 'graph.facebook.com': 'meta', 'itunes.apple.com': 'appstore' },
  };
  const hook = webhookTo({ url: 'http://127.0.0.1:9/', secret: 'never-used-in-this-test' });
  const prepared = await preparePipeline(listeningOptions(store, { sources, channels: [hook] }), Date);
  const stopping = new AbortController();
  const pipeline: typeof prepared = {
    ...prepared,
    fetch: (url, options) => {
      // The third source is interrupted at its second page.
      if (url.includes('pageToken=page2')) stopping.abort();
      return play(exchanges.get(hosts[new URL(url).hostname] ?? '') ?? [], requests)(url, options);
    },
  };
  const since = now - 30 * DAY;
  const first = await backfill(pipeline, sources, since, stopping.signal, () => undefined);
  expect(first).toMatchObject({ isComplete: false, failed: [] });
  const before = requests.splice(0);
  for (const [order, { addresses }] of types.slice(0, 2).entries()) {
    const host = order === 0 ? 'pds.example' : 'androidpublisher';
    const pages = before.filter((url) => url.includes(host) && !url.includes('createSession'));
    // One look more meets what is known, and ends it.
    expect(pages).toHaveLength(PAGES.length + 1);
    for (const [page, address] of addresses.entries()) expect(pages[page]).toContain(address);
  }

  const second = await backfill(pipeline, sources, since, new AbortController().signal, () => undefined);
  expect(second).toMatchObject({ isComplete: true, failed: [] });
  // What was done is not asked again; the one in the middle is, from its first page.
  expect(requests.filter((url) => /pds\.example|androidpublisher/.test(url))).toEqual([]);
  for (const { addresses } of types.slice(2)) {
    for (const address of addresses) expect(requests.filter((url) => url.includes(address)).length).toBeGreaterThan(0);
  }
  expect(first.entries + second.entries).toBe(types.length * WANTED);

  const { items } = await listMentions(store.db, { limit: 200 });
  const perSource = Map.groupBy(items, ({ sourceId }) => sourceId);
  for (const { type } of types) expect([type, perSource.get(type)?.length]).toEqual([type, WANTED]);
  expect(Math.min(...items.map(({ publishedAt }) => publishedAt))).toBeGreaterThanOrEqual(since);
  expect(await store.db.selectFrom('clocks').selectAll().execute()).toEqual([]);
  expect(await listAlerts(store.db)).toEqual([]);
});
