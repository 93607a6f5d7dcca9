// What RSSHub says of itself: why it failed, how long it caches, which keywords it was asked for.
import { expect, test } from 'vitest';
import type { SafeFetchOptions, SafeResponse } from '../monitor/fetch/safe-fetch.ts';
import { parseDocument } from '../monitor/listen/read/parse-feed.ts';
import rsshub from '../monitor/sources/rsshub.ts';
import { freshMemory } from '../monitor/store/sql/fresh-memory.ts';

const NOW = Date.UTC(2026, 10, 22, 0, 30);
const FEED = '<rss version="2.0"><channel><title>t</title><item><guid>a</guid><title>x</title></item></channel></rss>';
/** The part of RSSHub's page of an error that people read. */
const page = (reason: string) =>
  `<!DOCTYPE html><html><body><p class="message">Error Message:<br/><code class="mt-2">${reason}\n    at async handler (file:///app/lib/x.ts:1:2)</code></p></body></html>`;

type Answer = Partial<Pick<SafeResponse, 'status' | 'headers'>> & { text?: string };

async function poll(
  settings: Record<string, unknown>,
  answer: (url: string, options: SafeFetchOptions) => Answer,
  memory = {},
  since?: number,
) {
  const parsed = rsshub.settings.parse({
    base: 'http://127.0.0.1:1200',
    route: '/weibo/keyword/{keyword}',
    ...settings,
  });
  const asked: string[] = [];
  const brands = [{ id: 'b', name: 'Acme', aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] }];
  const result = await rsshub.poll(
    { id: 's', type: 'rsshub', name: 's', brandIds: [], enabled: true, drill: false, settings: parsed },
    {
      ...{ now: NOW, brands, complaintTerms: [], signal: new AbortController().signal, parse: parseDocument },
      memory: { ...freshMemory(NOW), ...memory },
      ...(since === undefined ? {} : { since }),
      fetch: async (url, options = {}) => {
        asked.push(decodeURIComponent(url));
        const { status = 200, headers = {}, text = FEED } = answer(url, options);
        return { status, url, headers, body: Buffer.from(text), notModified: status === 304 };
      },
    },
  );
  return { ...result, asked };
}

test('says what RSSHub said, and which setting its operator must look at', async () => {
  const text = page('ConfigNotFoundError: cookie is required');
  await expect(poll({ route: '/smzdm/keyword/{keyword}' }, () => ({ status: 503, text }))).rejects.toThrow(
    '503：RSSHub 读不到 smzdm，其运维者可能要设置或更新 SMZDM_COOKIE · RSSHub could not read smzdm: ConfigNotFoundError: cookie is required; its operator may have to set or renew SMZDM_COOKIE',
  );
});

test.each([
  ['a pause that is asked for', { 'retry-after': '120' }, 'HTTPError: 429', 120],
  ['another request that is under way', { 'cache-control': 'public, max-age=30' }, 'RequestInProgressError: wait', 30],
  ['an error page with a cache header', { 'cache-control': 'public, max-age=300' }, 'FetchError: 432', null],
])('%s is waited for as long as it takes', async (_name, headers, reason, waitSeconds) => {
  const text = page(reason);
  await expect(poll({}, () => ({ status: 503, headers, text }))).rejects.toMatchObject({ waitSeconds });
});

test.each([
  [403, 'accessKey'],
  [404, 'no route'],
])('%i names the way out', async (status, words) => {
  await expect(poll({}, () => ({ status, text: page('x') }))).rejects.toThrow(words);
});

test('an RSSHub under a path keeps it', async () => {
  const { asked } = await poll({ base: 'https://rss.test/hub/', route: '/v2ex/topics/latest?limit=20' }, () => ({}));
  expect(asked).toEqual(['https://rss.test/hub/v2ex/topics/latest?limit=20']);
});

test('one keyword that cannot be read does not silence the others, and is told', async () => {
  const keywords = ['one', 'two'];
  const { entries, fault } = await poll({ keywords }, (url) =>
    url.endsWith('one') ? { status: 503, text: page('FetchError: 432') } : {},
  );
  expect(entries).toHaveLength(1);
  expect(fault).toContain('RSSHub could not read weibo: FetchError: 432');
});

test('many keywords are asked in turns, none is left out', async () => {
  const keywords = Array.from({ length: 20 }, (_, i) => `k${i}`);
  const asked: string[] = [];
  let memory = {};
  for (let look = 0; look < 5; look += 1) {
    const result = await poll({ keywords }, () => ({}), memory);
    expect(result.parts).toBe(3);
    asked.push(...result.asked.map((url) => url.slice(url.lastIndexOf('/') + 1)));
    memory = { cursor: result.cursor };
  }
  expect(asked).toEqual([...keywords, ...keywords]);
});

test('a back-fill asks all keywords in one look', async () => {
  const keywords = Array.from({ length: 20 }, (_, i) => `k${i}`);
  const result = await poll({ keywords }, () => ({}), {}, NOW - 86_400_000);
  expect(result.asked).toHaveLength(20);
  expect(result.cursor).toBeUndefined();
});

test('sends each keyword its own ETag, and none at a full look', async () => {
  const keywords = ['one', 'two'];
  const first = await poll({ keywords }, (url) => ({ headers: { etag: `W/"${url.slice(-3)}"` } }));
  const sent: unknown[] = [];
  const answer = (_url: string, { etag }: SafeFetchOptions) => {
    sent.push(etag ?? null);
    return etag ? { status: 304 } : {};
  };
  expect((await poll({ keywords }, answer, { etag: first.etag })).notModified).toBe(true);
  expect(sent).toEqual(['W/"one"', 'W/"two"']);
  sent.length = 0;
  expect((await poll({ keywords }, answer, { etag: null })).entries).toHaveLength(2);
  expect(sent).toEqual([null, null]);
});

test('tells how long its cache keeps an answer, and how long this one', async () => {
  const headers = {
    'cache-control': 'public, max-age=300',
    'last-modified': new Date(NOW - 240_000).toUTCString(),
  };
  expect(await poll({}, () => ({ headers }))).toMatchObject({ cache: { seconds: 300, leftSeconds: 60 } });
  expect((await poll({}, () => ({}))).cache).toBeUndefined();
});
