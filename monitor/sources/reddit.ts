import { z } from 'zod';
import { borrowToken, forgetToken } from '../listen/ask/access-tokens.ts';
import { composeQueries } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { readFeedAnswer } from '../listen/ask/read-feed-answer.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { keyOfLink } from '../listen/key-of-link.ts';
import { makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** An application of type "script" of your own (reddit.com/prefs/apps). */
  app: z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) }).optional(),
  /** Or the private feed of an account (reddit.com/prefs/feeds); its token is a secret. */
  feed: z.strictObject({ token: z.string().min(1), user: z.string().min(1) }).optional(),
  /** New posts and comments of these, besides the search for the brands. */
  subreddits: z.array(z.string().regex(/^\w{2,21}$/, 'the name alone, without r/')).default([]),
  search: z.boolean().default(true),
});
type RedditSettings = z.output<typeof settings>;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const listing = z.object({ data: z.object({ children: z.array(z.unknown()), after: z.string().nullish() }) });
/** Newest post or comment that was seen, epoch ms, by what was asked. */
const cursor = z.record(z.string(), z.number());

const thing = z.object({
  data: z.object({
    name: z.string(),
    permalink: z.string().nullish(),
    link_id: z.string().nullish(),
    title: z.string().nullish(),
    selftext: z.string().nullish(),
    body: z.string().nullish(),
    author: z.string().nullish(),
    created_utc: z.number(),
    edited: z.union([z.boolean(), z.number()]).nullish(),
    ups: z.number().nullish(),
    num_comments: z.number().nullish(),
    parent_id: z.string().nullish(),
  }),
});

const SITE = 'https://www.reddit.com';
/** Address of a post or, under its post, of a comment; Reddit leads both to the full one. */
function pathOf({
  name,
  link_id: post,
}: {
  readonly name: string;
  readonly link_id?: string | null | undefined;
}): string {
  const id = name.slice(3);
  return post ? `/comments/${post.slice(3)}/_/${id}/` : `/comments/${id}/`;
}

function toEntry({ data }: z.output<typeof thing>) {
  return makeEntry({
    id: data.name,
    postKey: `reddit:${data.name}`,
    link: `${SITE}${data.permalink ?? pathOf(data)}`,
    title: data.title ?? null,
    content: textOfHtml((data.body ?? data.selftext)?.replaceAll('\n', '<br>')),
    author: data.author
      ? { name: data.author, email: null, url: `${SITE}/user/${data.author}`, id: data.author }
      : null,
    publishedAt: data.created_utc * 1000,
    updatedAt: typeof data.edited === 'number' ? data.edited * 1000 : null,
    metrics: { likes: data.ups ?? null, comments: data.num_comments ?? null },
    ...(data.parent_id ? { replyTo: data.parent_id } : {}),
  });
}

async function askToken(app: { clientId: string; clientSecret: string }, context: PollContext) {
  const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
  const response = await context.fetch(`${SITE}/api/v1/access_token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
    signal: context.signal,
  });
  const lent = readJsonAnswer(response, tokenAnswer, context.now);
  return { token: lent.access_token, seconds: lent.expires_in };
}

interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Paths and queries of one poll, the same for both ways in. */
function whatToAsk(options: RedditSettings, context: PollContext): Asked[] {
  const asked: Asked[] = options.subreddits.flatMap((name) => [
    { path: `/r/${name}/new`, query: {} },
    { path: `/r/${name}/comments`, query: {} },
  ]);
  if (!options.search) return asked;
  const queries = composeQueries(context.brands, { maxLength: 500, or: ' OR ' });
  return [...asked, ...queries.map((q) => ({ path: '/search', query: { q, sort: 'new', t: 'day' } }))];
}

/** One listing, back to what was known; the first look takes one page. */
async function readListing(
  app: { clientId: string; clientSecret: string },
  { path, query }: Asked,
  knownAt: number | null,
  context: PollContext,
) {
  const key = `reddit:${app.clientId}`;
  const found = [];
  let after: string | null = null;
  const { until, mostPages } = howFarBack(knownAt, context.since);
  for (let page = 0; page < mostPages; page += 1) {
    const token = await borrowToken(key, context.now, () => askToken(app, context));
    const parameters = { ...query, limit: '100', raw_json: '1', ...(after === null ? {} : { after }) };
    const response = await context.fetch(`https://oauth.reddit.com${path}?${new URLSearchParams(parameters)}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    if (response.status === 401) forgetToken(key);
    const { data } = readJsonAnswer(response, listing, context.now);
    const fresh = readItems(data.children, thing).map(toEntry);
    found.push(...fresh);
    after = data.after ?? null;
    const oldest = Math.min(...fresh.map(({ publishedAt }) => publishedAt ?? 0));
    if (after === null || fresh.length === 0 || until === null || oldest <= until) break;
  }
  return found;
}

/** Reddit with an application of your own, or through a private feed; both are limited, so few and large requests. */
const reddit: SourceType<RedditSettings> = {
  id: 'reddit',
  labels: { 'zh-CN': 'Reddit（搜索与版块）', en: 'Reddit (search and subreddits)' },
  settings: settings.refine(({ app, feed }) => (app === undefined) !== (feed === undefined), {
    error: 'either "app" or "feed": Reddit answers nobody without one of them',
  }),
  example: { feed: { token: '0123456789abcdef', user: 'acme-social' }, subreddits: ['acme'], search: true },
  notes: {
    'zh-CN': '需要自己的应用（每分钟 100 次）或私人订阅令牌（约每分钟 1 次）；商业用途须与 Reddit 签约。',
    en: 'Needs an application of your own (100 requests a minute) or a private feed token (about one a minute); commercial use needs a contract with Reddit.',
  },
  async poll(source, context) {
    const options = source.settings;
    const seen: Record<string, number> = { ...readCursor(context.memory.cursor, cursor) };
    const entries = [];
    for (const asked of whatToAsk(options, context)) {
      const { path, query } = asked;
      if (options.app) {
        const name = query.q ? `${path}?${query.q}` : path;
        const found = await readListing(options.app, asked, seen[name] ?? null, context);
        seen[name] = found.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt ?? 0), seen[name] ?? 0);
        entries.push(...found);
      } else if (options.feed) {
        const url = `${SITE}${path}.rss?${new URLSearchParams({ ...query, limit: '100', feed: options.feed.token, user: options.feed.user })}`;
        const found = await readFeedAnswer(await context.fetch(url, { signal: context.signal }), context);
        entries.push(...found.entries.map((entry) => ({ ...entry, postKey: keyOfLink(entry.link) })));
      }
    }
    return { entries, cursor: seen };
  },
};
export default reddit;
