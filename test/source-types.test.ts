// Every source type against its fixture: hand-written answers in the shape that the platform documents. One file a type
// in test/fixtures/sources; nothing leaves this process.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceType } from '../monitor/source-type.ts';
import { sourceTypes } from '../monitor/sources/registry.ts';
import { answer, type Fixture, IDLE, NOW, play, poll } from './helpers/play-source.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/sources');
const fileOf = (id: string): string => join(FOLDER, `${id}.json`);
/** A key that signs; fixtures name it by a placeholder, because no key belongs in a repository. */
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const readFixture = (id: string): Fixture =>
  JSON.parse(
    readFileSync(fileOf(id), 'utf8').replace('{{RSA PRIVATE KEY}}', JSON.stringify(privateKey).slice(1, -1)),
  ) as Fixture;
/** Types that are not polled over HTTP, or whose answers are documents with tests of their own. */
const WITHOUT_FIXTURE: ReadonlySet<string> = new Set(['feed', 'inbox']);
const types = [...sourceTypes.values()].filter((type) => !WITHOUT_FIXTURE.has(type.id));

describe.each(types.map((type) => [type.id, type] as const))('source type %s', (id, type) => {
  it('has a fixture, labels in both languages and an example that its own schema accepts', () => {
    expect(existsSync(fileOf(id)), `${fileOf(id)} is missing`).toBe(true);
    expect(sourceTypes.get(id)).toBe(type);
    for (const labels of [type.labels, ...(type.notes ? [type.notes] : [])]) {
      expect(labels['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(labels.en).toMatch(/[a-z]/);
    }
    expect(() => type.settings.parse(type.example)).not.toThrow();
    expect(type.settings.safeParse({ ...(type.example as object), misspelt: 1 }).success).toBe(false);
  });

  it('asks what it should and reads what is answered', async () => {
    const fixture = readFixture(id);
    const requests: string[] = [];
    const result = await poll(type, fixture, play(fixture.exchanges, requests));
    expect(result.entries).toMatchObject(fixture.expected.entries);
    expect(result.entries).toHaveLength(fixture.expected.entries.length);
    if (fixture.expected.cursor !== undefined) expect(result.cursor).toEqual(fixture.expected.cursor);
    if (fixture.expected.requests !== undefined) expect(requests).toEqual(fixture.expected.requests);
    for (const entry of result.entries) {
      expect([entry.title, entry.content, entry.summary].join('')).not.toMatch(/<\/?(?:p|a|br|b|em|div|span)\b/);
      if (entry.link !== null) expect(entry.link).toMatch(/^https?:\/\//);
    }
  });

  it('can go on from its own cursor', async () => {
    const fixture = readFixture(id);
    const first = await poll(type, fixture, play(fixture.exchanges, []));
    const second = await poll(type, fixture, play(fixture.exchanges, []), { ...IDLE, cursor: first.cursor ?? null });
    expect(second.cursor ?? null).toEqual(first.cursor ?? null);
  });

  it('forgets a cursor that it does not understand', async () => {
    const fixture = readFixture(id);
    const result = poll(type, fixture, play(fixture.exchanges, []), { ...IDLE, cursor: { strange: true } });
    await expect(result).resolves.toMatchObject({ entries: expect.any(Array) });
  });

  it.each([
    ['a pause that the server asks for', { status: 429, headers: { 'retry-after': '120' } }, { waitSeconds: 120 }],
    [
      'a failing server',
      { status: 503, headers: { 'content-type': 'text/html' }, text: '<html>busy</html>' },
      { waitSeconds: null },
    ],
    ['a refused key', { status: 401, json: { error: 'no' } }, { mayRecover: false }],
    ['a page instead of an answer', { status: 200, text: '<!doctype html><html><body>登录</body></html>' }, {}],
    ['an answer of another shape', { status: 200, json: { unexpected: true } }, {}],
    ['an empty answer', { status: 200, text: '' }, {}],
  ])('never takes %s for "nothing new"', async (_name, exchange, fault) => {
    const fixture = readFixture(id);
    const result = poll(type, fixture, async (url) => answer({ when: '', ...exchange }, url));
    await expect(result).rejects.toMatchObject(fault);
  });
});

describe('limits and pages', () => {
  const typeOf = (id: string): SourceType => {
    const type = sourceTypes.get(id);
    if (!type) throw new Error(`there is no source type ${id}`);
    return type;
  };

  it('youtube: a spent quota is waited for until midnight in California, and is no wrong key', async () => {
    const body = { error: { code: 403, errors: [{ reason: 'quotaExceeded' }] } };
    const fixture = readFixture('youtube');
    const result = poll(typeOf('youtube'), fixture, async (url) => answer({ when: '', status: 403, json: body }, url));
    // 00:30 UTC of 22 November is 16:30 in California.
    await expect(result).rejects.toMatchObject({ waitSeconds: 7.5 * 3600, mayRecover: true });
  });

  it('reddit: goes back page by page until it meets what it knows, however much was written', async () => {
    const secondsOf = (index: number): number => Math.floor(NOW / 1000) - index * 60;
    const page = (from: number, after: string | null) => ({
      data: {
        after,
        children: Array.from({ length: 100 }, (_, index) => ({
          data: { name: `t3_${from + index}`, title: 'Acme', created_utc: secondsOf(from + index) },
        })),
      },
    });
    const requests: string[] = [];
    const fixture: Fixture = {
      settings: { app: { clientId: 'pages', clientSecret: 's' }, subreddits: [], search: true },
      exchanges: [
        { when: 'access_token', method: 'POST', json: { access_token: 't', expires_in: 3600 } },
        { when: 'after=t3_199', json: page(200, 't3_299') },
        { when: 'after=t3_99', json: page(100, 't3_199') },
        { when: '/search', json: page(0, 't3_99') },
      ],
      expected: { entries: [] },
    };
    const first = await poll(typeOf('reddit'), fixture, play(fixture.exchanges, requests));
    expect(first.entries).toHaveLength(100);
    const [name = ''] = Object.keys(first.cursor as Record<string, number>);
    const cursor = { [name]: secondsOf(250) * 1000 };
    const second = await poll(typeOf('reddit'), fixture, play(fixture.exchanges, requests), { ...IDLE, cursor });
    expect(second.entries).toHaveLength(300);
    expect(second.cursor).toEqual({ [name]: secondsOf(0) * 1000 });
    expect(second.isCut).toBeUndefined();
  });

  it('x: more posts than one look reads are said to be cut, never left out in silence', async () => {
    const page = {
      data: [{ id: '2000', text: 'Acme', created_at: new Date(NOW).toISOString() }],
      meta: { result_count: 1, newest_id: '2000', next_token: 'more' },
    };
    const fixture: Fixture = {
      settings: { bearerToken: 't', query: 'acme' },
      exchanges: [{ when: 'search/recent', json: page }],
      expected: { entries: [] },
    };
    const requests: string[] = [];
    const look = (cursor: unknown) =>
      poll(typeOf('x'), fixture, play(fixture.exchanges, requests), { ...IDLE, cursor });
    expect((await look(null)).isCut).toBeUndefined();
    expect(requests).toHaveLength(1);
    const later = await look({ acme: '1000' });
    expect(later).toMatchObject({ isCut: true, cursor: { acme: '2000' } });
    expect(later.entries).toHaveLength(10);
  });

  it('reddit: the private feed is asked one listing a look, and read back until it meets what it knows', async () => {
    const page = (from: number, count = 100) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${Array.from({ length: count }, (_, i) => `<entry><id>t3_${from + i}</id><title>Acme</title><link href="https://www.reddit.com/r/a/comments/x${from + i}/y/"/><updated>${new Date(NOW - (from + i) * 60_000).toISOString()}</updated></entry>`).join('')}</feed>`;
    const fixture: Fixture = {
      settings: { feed: { token: 'secret', user: 'u' }, subreddits: ['acme', 'phones'], search: false },
      exchanges: [
        { when: '/comments.rss', text: page(0, 3) },
        { when: 'after=t3_199', status: 429 },
        { when: 'after=t3_99', text: page(100) },
        { when: '/r/acme+phones/new.rss', text: page(0) },
      ],
      expected: { entries: [] },
    };
    const requests: string[] = [];
    const look = (cursor: unknown) =>
      poll(typeOf('reddit'), fixture, play(fixture.exchanges, requests), { ...IDLE, cursor });
    const first = await look(null);
    expect(first).toMatchObject({ parts: 2 });
    expect(first.entries).toHaveLength(100);
    expect((await look(first.cursor)).entries).toHaveLength(3);
    expect(requests).toHaveLength(2);
    const known = { '/r/acme+phones/new': NOW - 150 * 60_000 };
    const back = await look(known);
    expect(back.entries).toHaveLength(200);
    expect(back.cursor).toMatchObject({ '/r/acme+phones/new': NOW });
    // Refused on the way: what was read is kept, and the rest is not forgotten.
    const refused = await look({ '/r/acme+phones/new': NOW - 500 * 60_000 });
    expect(refused.entries).toHaveLength(200);
    expect(refused.fault).toContain('429');
    expect(refused.cursor).toMatchObject({ '/r/acme+phones/new': NOW - 500 * 60_000 });
  });

  it('github: discussions are read back to what is known, page by page', async () => {
    const page = (from: number, endCursor: string) => ({
      data: {
        repository: {
          discussions: {
            nodes: Array.from({ length: 50 }, (_, i) => ({
              ...{ url: `https://github.com/acme/app/discussions/${from + i}`, title: 'Acme' },
              createdAt: new Date(NOW - (from + i) * 60_000).toISOString(),
            })),
            pageInfo: { hasNextPage: true, endCursor },
          },
        },
      },
    });
    const fixture: Fixture = {
      settings: { repositories: ['acme/app'], discussions: true, token: 't' },
      exchanges: [
        { when: '/issues', json: [] },
        { when: 'graphql', method: 'POST', json: page(0, 'next') },
      ],
      expected: { entries: [] },
    };
    const asked: unknown[] = [];
    const fetch = play(fixture.exchanges, []);
    const paged: typeof fetch = async (url, options) => {
      if (!url.endsWith('/graphql')) return fetch(url, options);
      const { after } = JSON.parse(String(options?.body)).variables;
      asked.push(after);
      return answer({ when: '', json: page(asked.length * 50 - 50, `page ${asked.length}`) }, url);
    };
    const look = (sinceAt: number) => poll(typeOf('github'), fixture, paged, { ...IDLE, cursor: { sinceAt } });
    const near = await look(NOW - 70 * 60_000);
    expect(asked).toEqual([null, 'page 1']);
    expect(near).toMatchObject({ cursor: { sinceAt: NOW } });
    expect(near.isCut).toBeUndefined();
    expect((await look(NOW - 5_000 * 60_000)).isCut).toBe(true);
  });

  it('meta: comments are read page by page until they meet what is known, without the token in an address', async () => {
    const comments = (from: number, after: string | null) => ({
      data: Array.from({ length: 50 }, (_, i) => ({
        ...{ id: `1_${from + i}`, message: 'Acme', from: { id: '9' } },
        created_time: new Date(NOW - (from + i) * 60_000).toISOString(),
      })),
      paging:
        after === null
          ? {}
          : { cursors: { after }, next: `https://graph.facebook.com/x?access_token=t&after=${after}` },
    });
    const post = { id: '7_1', message: 'ours', from: { id: '7' }, created_time: '2026-11-01T00:00:00+0000' };
    const fixture: Fixture = {
      settings: { accessToken: 't', pageId: '7' },
      exchanges: [
        { when: '/7/feed', json: { data: [{ ...post, comments: comments(0, 'a') }] } },
        { when: '/7/tagged', json: { data: [] } },
        { when: 'after=b', json: comments(100, 'c') },
        { when: '/7_1/comments', json: comments(50, 'b') },
      ],
      expected: { entries: [] },
    };
    const requests: string[] = [];
    const look = (cursor: unknown) =>
      poll(typeOf('meta'), fixture, play(fixture.exchanges, requests), { ...IDLE, cursor });
    const first = await look(null);
    expect(first.entries).toHaveLength(50);
    expect(first.cursor).toEqual({ newestAt: NOW });
    requests.length = 0;
    expect((await look({ newestAt: NOW - 120 * 60_000 })).entries).toHaveLength(150);
    expect(requests).toHaveLength(4);
    expect(requests.join()).not.toContain('access_token');
  });
});
