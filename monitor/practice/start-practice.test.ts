import { afterEach, describe, expect, test } from 'vitest';
import history from './history.json' with { type: 'json' };
import { DRILL_PACE, writeScript } from './post-script.ts';
import posts from './posts.json' with { type: 'json' };
import type { ScriptedPost } from './practice-post.ts';
import { type Practice, type PracticeOptions, startPractice } from './start-practice.ts';

// The practice server is asked from outside, as a browser would.
const load = globalThis.fetch;
const running: Practice[] = [];
async function start(options: Partial<PracticeOptions> = {}): Promise<Practice> {
  const practice = await startPractice({ port: 0, ...options });
  running.push(practice);
  return practice;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((practice) => practice.close()));
});
const form = (text: string) => ({
  method: 'POST',
  redirect: 'manual' as const,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ text }),
});

describe('the script', () => {
  test('has every kind of post, in both languages and on both sites, under ids of its own', () => {
    const ids = [...posts, ...history].map((post) => post.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(posts.length).toBeGreaterThanOrEqual(60);
    for (const kind of ['complaint', 'praise', 'question', 'safety', 'repost', 'advert', 'suggestion', 'chat']) {
      expect(posts.filter((post) => post.kind === kind).length, kind).toBeGreaterThanOrEqual(3);
    }
    for (const key of ['zh-CN', 'zh-TW', 'en']) expect(posts.some((post) => post.lang === key)).toBe(true);
    const originals = new Set(posts.map((post) => post.id));
    expect(posts.filter((post) => post.repostOf && !originals.has(post.repostOf))).toEqual([]);
  });

  test('is the same for the same seed, starts at once and never ends', () => {
    const take = (seed: number) => {
      const script = writeScript(posts as readonly ScriptedPost[], seed, DRILL_PACE);
      return Array.from({ length: posts.length + 5 }, () => script.next().value);
    };
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(take(7).filter((line) => line.offsetMs === 0)).toHaveLength(DRILL_PACE.atOnce);
    expect(take(7).at(-1)?.post.id).toMatch(/-2$/);
  });
});

describe('the feeds', () => {
  test('answer 304 while nothing is new, and 200 with the new post after that', async () => {
    const practice = await start({ pace: null });
    const first = await load(practice.feeds.plain);
    const etag = first.headers.get('etag') ?? '';
    const again = await load(practice.feeds.plain, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const since = first.headers.get('last-modified') ?? '';
    expect((await load(practice.feeds.plain, { headers: { 'if-modified-since': since } })).status).toBe(304);
    const post = practice.publishNow();
    const fresh = await load(practice.feeds.plain, { headers: { 'if-none-match': etag } });
    expect(fresh.status).toBe(200);
    expect(await fresh.text()).toContain(`${practice.url}/plain/posts/${post.id}`);
  });

  test('publish by the clock they are given', async () => {
    let now = Date.UTC(2026, 10, 1);
    const practice = await start({ now: () => now });
    const count = async () => (await (await load(practice.feeds.search)).text()).split('<item>').length - 1;
    const before = await count();
    now += 10 * 60_000;
    expect(await count()).toBeGreaterThan(before);
  });
});

describe('the pages', () => {
  test('a reply on the plain site stands under the post afterwards, as text', async () => {
    const practice = await start();
    const url = `${practice.url}/plain/posts/charging-smoke`;
    const sent = await load(`${url}/replies`, form('您好 <b>已收到</b>'));
    expect(sent.status).toBe(303);
    const page = await (await load(url)).text();
    expect(page).toContain('您好 &lt;b&gt;已收到&lt;/b&gt;');
    expect(page).toMatch(/data-reply-id="r1" data-own/);
  });

  test('a reply by the app comes back with the post', async () => {
    const practice = await start();
    const response = await load(`${practice.url}/app/api/posts/green-line/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '您好' }),
    });
    expect(await response.json()).toMatchObject({ id: 'green-line', replies: [{ text: '您好', own: true }] });
  });

  test('a message is kept with the person it went to', async () => {
    const practice = await start();
    expect((await load(`${practice.url}/dm/ayou`, form('请提供订单号'))).status).toBe(303);
    expect(await (await load(`${practice.url}/dm/ayou`)).text()).toContain('请提供订单号');
    expect(await (await load(`${practice.url}/dm/watermelon-wind`)).text()).not.toContain('请提供订单号');
  });

  test.each([
    ['an empty reply', '/plain/posts/charging-smoke/replies', '  ', {}, 400],
    ['a reply to nothing', '/plain/posts/none/replies', 'x', {}, 404],
    ['a foreign page', '/plain/posts/charging-smoke/replies', 'x', { origin: 'https://elsewhere.test' }, 403],
  ])('%s is refused', async (_name, path, text, headers, status) => {
    const practice = await start();
    const request = form(text);
    const response = await load(practice.url + path, { ...request, headers: { ...request.headers, ...headers } });
    expect(response.status).toBe(status);
  });

  test('load nothing but their own files', async () => {
    const practice = await start();
    const response = await load(`${practice.url}/app`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    for (const [, path] of page.matchAll(/(?:src|href)="(\/(?:assets|practice)[^"]*)"/g)) {
      expect((await load(practice.url + path)).status, path).toBe(200);
    }
  });
});
