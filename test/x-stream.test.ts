// The filtered stream of X against answers in the form that X documents; nothing leaves this process.
import { expect, it } from 'vitest';
import type { SafeFetchOptions, SafeResponse } from '../monitor/fetch/safe-fetch.ts';
import type { StreamContext } from '../monitor/source-type.ts';
import x from '../monitor/sources/x.ts';
import type { Brand } from '../shared/model/brand.ts';
import type { Entry } from '../shared/model/entry.ts';
import type { Source } from '../shared/model/source.ts';

const BRAND: Brand = {
  id: 'acme',
  name: 'Acme',
  aliases: ['艾克米'],
  exclusions: [],
  context: [],
  ownAccounts: [],
  hotlines: [],
};
const WANTED = '("Acme" OR "艾克米") -is:retweet';
const POST = {
  data: {
    id: '1900000000000000001',
    text: 'Acme &amp; refunds',
    author_id: '7',
    created_at: '2026-11-22T00:00:00.000Z',
    lang: 'en',
  },
  includes: { users: [{ id: '7', username: 'jane', name: 'Jane' }] },
  matching_rules: [{ id: '1', tag: 'earshot' }],
};

async function run(rules: readonly unknown[], lines: readonly string[], answer: unknown = {}) {
  const requests: string[] = [];
  const delivered: Entry[] = [];
  const opened: { url: string; headers: unknown; silenceMs: unknown }[] = [];
  const fetch = async (url: string, options: SafeFetchOptions = {}): Promise<SafeResponse> => {
    expect(options.headers).toMatchObject({ authorization: 'Bearer B' });
    requests.push(`${options.method ?? 'GET'} ${url} ${options.body ?? ''}`.trim());
    const json = options.method === 'POST' ? answer : { data: rules };
    return { status: 200, url, headers: {}, body: Buffer.from(JSON.stringify(json)), notModified: false };
  };
  const context: StreamContext = {
    ...{ brands: [BRAND], complaintTerms: [], signal: new AbortController().signal, cursor: null, heardAt: null },
    fetch,
    now: () => Date.UTC(2026, 10, 22),
    isAbout: () => true,
    missed: async () => undefined,
    open: async function* (url, options) {
      opened.push({ url, headers: options?.headers, silenceMs: options?.silenceMs });
      for (const line of lines) yield [line];
    },
    deliver: async (entries) => void delivered.push(...entries),
  };
  const settings = x.settings.parse({ bearerToken: 'B', stream: true });
  const source: Source = { id: 's', type: 'x', name: 's', settings: {}, brandIds: [], enabled: true, drill: false };
  await x.stream?.run({ ...source, settings } as Parameters<NonNullable<typeof x.stream>['run']>[0], context);
  return { requests, delivered, opened };
}

it('adds its rule before it takes the old one away, and leaves the rules of others alone', async () => {
  const rules = [
    { id: '1', value: '("Acme") -is:retweet', tag: 'earshot' },
    { id: '2', value: 'cats', tag: 'another program' },
  ];
  const { requests } = await run(rules, []);
  const url = 'https://api.x.com/2/tweets/search/stream/rules';
  expect(requests).toEqual([
    `GET ${url}`,
    `POST ${url} ${JSON.stringify({ add: [{ value: WANTED, tag: 'earshot' }] })}`,
    `POST ${url} ${JSON.stringify({ delete: { ids: ['1'] } })}`,
  ]);
});

it('asks for nothing when the rules stand, and reads posts as the search does', async () => {
  const { requests, delivered, opened } = await run(
    [{ id: '1', value: WANTED, tag: 'earshot' }],
    [JSON.stringify(POST)],
  );
  expect(requests).toHaveLength(1);
  expect(opened).toMatchObject([{ headers: { authorization: 'Bearer B' }, silenceMs: 45_000 }]);
  expect(new URL(opened[0]?.url ?? '').searchParams.get('expansions')).toBe('author_id');
  expect(delivered).toMatchObject([
    {
      postKey: 'x:1900000000000000001',
      link: 'https://x.com/jane/status/1900000000000000001',
      content: 'Acme & refunds',
      author: { name: 'Jane', id: 'jane' },
      publishedAt: Date.UTC(2026, 10, 22),
    },
  ]);
});

it('says in the words of X why a stream ends or a rule is not taken', async () => {
  const end = JSON.stringify({
    errors: [{ title: 'operational-disconnect', detail: 'This stream has been disconnected.' }],
  });
  const rules = [{ id: '1', value: WANTED, tag: 'earshot' }];
  await expect(run(rules, ['half a li', end])).rejects.toThrow(/This stream has been disconnected/);
  const refused = { errors: [{ title: 'RulesCapExceeded', detail: 'Rule limit is 5', value: WANTED }] };
  await expect(run([], [], refused)).rejects.toThrow(/Rule limit is 5/);
});
