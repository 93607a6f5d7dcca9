// How far back each paged source type reads when a person asked for older posts: to the instant, and no page further.
import { expect, it } from 'vitest';
import { sourceTypes } from '../monitor/sources/registry.ts';
import { type Exchange, NOW, play, poll } from './helpers/play-source.ts';

const DAY = 86_400_000;
const SINCE = NOW - 30 * DAY;
const iso = (daysAgo: number): string => new Date(NOW - daysAgo * DAY).toISOString();
const seconds = (daysAgo: number): number => Math.floor((NOW - daysAgo * DAY) / 1000);
/** A full page of equal items: lists are paged by their length. */
const full = <T>(count: number, item: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i));

interface Case {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly exchanges: readonly Exchange[];
  /** Texts that the addresses of the back-fill hold, in this order. */
  readonly asked: readonly string[];
}

const comment = (id: string, daysAgo: number) => ({
  snippet: {
    videoId: 'v',
    topLevelComment: { id, snippet: { textDisplay: 'Acme', publishedAt: iso(daysAgo) } },
  },
});
const toot = (id: string, daysAgo: number) => ({
  ...{ id, uri: `https://m.test/users/a/statuses/${id}`, created_at: iso(daysAgo), content: 'Acme' },
  account: { acct: 'a' },
});
const issue = (number: number, daysAgo: number) => ({
  ...{ html_url: `https://github.com/a/b/issues/${number}`, title: 'Acme', created_at: iso(daysAgo) },
});
const post = (id: number, daysAgo: number) => ({
  ...{ id, topic_id: id, post_number: 1, username: 'u', cooked: 'Acme', created_at: iso(daysAgo) },
});
const hit = (id: number, daysAgo: number) => ({ objectID: String(id), created_at: iso(daysAgo), title: 'Acme' });
const review = (id: number, daysAgo: number) => ({ id: `r${id}`, stars: 1, createdAt: iso(daysAgo) });
const tweet = (id: string, daysAgo: number) => ({ id, text: 'Acme', created_at: iso(daysAgo) });

const cases: readonly Case[] = [
  {
    type: 'reddit',
    settings: { app: { clientId: 'back', clientSecret: 's' }, subreddits: ['acme'], search: false },
    exchanges: [
      { when: 'access_token', method: 'POST', json: { access_token: 't', expires_in: 3600 } },
      { when: '/comments', json: { data: { children: [], after: null } } },
      {
        when: 'after=t3_b',
        json: { data: { children: [{ data: { name: 't3_c', created_utc: seconds(40) } }], after: 't3_c' } },
      },
      {
        when: 'after=t3_a',
        json: { data: { children: [{ data: { name: 't3_b', created_utc: seconds(20) } }], after: 't3_b' } },
      },
      {
        when: '/new',
        json: { data: { children: [{ data: { name: 't3_a', created_utc: seconds(1) } }], after: 't3_a' } },
      },
    ],
    asked: ['/r/acme/new', 'after=t3_a', 'after=t3_b', '/r/acme/comments'],
  },
  {
    type: 'youtube',
    settings: { apiKey: 'k', videoIds: ['abcdefghijk'] },
    exchanges: [
      { when: 'pageToken=2', json: { items: [comment('c', 40)], nextPageToken: '3' } },
      { when: 'videoId', json: { items: [comment('a', 1)], nextPageToken: '2' } },
    ],
    asked: ['videoId=abcdefghijk', 'pageToken=2'],
  },
  {
    type: 'mastodon',
    settings: { instance: 'https://m.test', tags: ['acme'] },
    exchanges: [
      { when: 'max_id=50', json: [toot('40', 40)] },
      { when: '/tag/acme', json: [toot('60', 1), toot('50', 20)] },
    ],
    asked: ['limit=40', 'max_id=50'],
  },
  {
    type: 'hackernews',
    settings: { queries: ['acme'] },
    exchanges: [
      { when: encodeURIComponent(`created_at_i<=${seconds(10)}`), json: { hits: [hit(5_000, 20)] } },
      { when: encodeURIComponent(`created_at_i>${seconds(30) - 900}`), json: { hits: full(1_000, (i) => hit(i, 10)) } },
    ],
    asked: ['query=acme', encodeURIComponent(',created_at_i<=')],
  },
  {
    type: 'github',
    settings: { repositories: ['a/b'] },
    exchanges: [
      { when: '/comments', json: [] },
      { when: '&page=2', json: [issue(500, 1)] },
      {
        when: `since=${encodeURIComponent(new Date(SINCE - 300_000).toISOString().replace('.000', ''))}`,
        json: full(100, (i) => issue(i, 20)),
      },
    ],
    asked: ['page=1', 'page=2', '/issues/comments'],
  },
  {
    type: 'discourse',
    settings: { base: 'https://forum.test' },
    exchanges: [
      { when: 'before=8', json: { latest_posts: [post(7, 40)] } },
      { when: '/posts.json', json: { latest_posts: [post(9, 1), post(8, 20)] } },
    ],
    asked: ['/posts.json', 'before=8'],
  },
  {
    type: 'trustpilot',
    settings: { apiKey: 'k', domain: 'acme.test' },
    exchanges: [
      { when: '/find', json: { id: 'u' } },
      { when: 'page=2', json: { reviews: [review(500, 29)] } },
      { when: `startDateTime=${encodeURIComponent(iso(30))}`, json: { reviews: full(100, (i) => review(i, 10)) } },
    ],
    asked: ['/find', 'page=1', 'page=2'],
  },
  {
    type: 'x',
    settings: { bearerToken: 't', query: 'acme' },
    exchanges: [
      { when: 'next_token=n', json: { data: [tweet('1', 6)], meta: { result_count: 1 } } },
      // Seven days are all that recent search holds.
      {
        when: 'start_time=2026-11-15',
        json: { data: [tweet('2', 1)], meta: { result_count: 1, newest_id: '2', next_token: 'n' } },
      },
    ],
    asked: ['start_time', 'next_token=n'],
  },
  {
    type: 'wordpress',
    settings: { base: 'https://blog.test', comments: false },
    exchanges: [{ when: `after=${encodeURIComponent(new Date(SINCE - 60_000).toISOString())}`, json: [] }],
    asked: ['order=asc'],
  },
];

it.each(cases.map((one) => [one.type, one] as const))(
  '%s reads back to the instant that was asked for',
  async (id, { settings, exchanges, asked }) => {
    const type = sourceTypes.get(id);
    if (type === undefined) throw new Error(`there is no source type ${id}`);
    const requests: string[] = [];
    await poll(type, { settings }, play(exchanges, requests), undefined, SINCE);
    const pages = requests.filter((url) => !url.includes('access_token'));
    expect(pages).toHaveLength(asked.length);
    for (const [index, text] of asked.entries()) expect(pages[index]).toContain(text);
  },
);
