import { z } from 'zod';
import { composeQueries } from '../listen/compose-queries.ts';
import { instantOf, makeEntry } from '../listen/make-entry.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/read-json-answer.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Bearer token of an application with access to recent search. */
  bearerToken: z.string().min(1),
  /** Instead of the spellings of the brands, in X's own query language. */
  query: z.string().min(1).max(512).optional(),
});
type XSettings = z.output<typeof settings>;

const answer = z.object({
  data: z.array(z.unknown()).nullish(),
  includes: z.object({ users: z.array(z.unknown()).nullish() }).nullish(),
  meta: z.object({ result_count: z.number(), newest_id: z.string().nullish(), next_token: z.string().nullish() }),
});
const post = z.object({
  id: z.string(),
  text: z.string(),
  author_id: z.string().nullish(),
  created_at: z.string(),
  lang: z.string().nullish(),
  public_metrics: z
    .object({
      like_count: z.number(),
      retweet_count: z.number(),
      reply_count: z.number(),
      impression_count: z.number().nullish(),
    })
    .nullish(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).nullish(),
});
const user = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  public_metrics: z.object({ followers_count: z.number() }).nullish(),
});
/** Newest id by query. */
const cursor = z.record(z.string(), z.string());

const MAX_PAGES = 5;

function toEntry(found: z.output<typeof post>, users: ReadonlyMap<string, z.output<typeof user>>) {
  const author = users.get(found.author_id ?? '');
  const parent = found.referenced_tweets?.find(({ type }) => type === 'replied_to');
  const metrics = found.public_metrics;
  return makeEntry({
    id: found.id,
    postKey: `x:${found.id}`,
    link: `https://x.com/${author?.username ?? 'i/web'}/status/${found.id}`,
    content: found.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    author: author
      ? {
          name: author.name,
          email: null,
          url: `https://x.com/${author.username}`,
          id: author.username,
          followers: author.public_metrics?.followers_count ?? null,
        }
      : null,
    publishedAt: instantOf(found.created_at),
    lang: found.lang && found.lang !== 'und' ? found.lang : null,
    metrics: metrics
      ? {
          likes: metrics.like_count,
          reposts: metrics.retweet_count,
          comments: metrics.reply_count,
          views: metrics.impression_count ?? null,
        }
      : null,
    ...(parent ? { replyTo: `https://x.com/i/web/status/${parent.id}` } : {}),
  });
}

async function search(token: string, query: string, sinceId: string | null, context: PollContext) {
  const entries = [];
  let newestId = sinceId;
  let nextToken: string | null = null;
  for (let page = 0; page < (sinceId === null ? 1 : MAX_PAGES); page += 1) {
    const params: Record<string, string> = {
      query,
      max_results: '100',
      'tweet.fields': 'created_at,author_id,lang,public_metrics,referenced_tweets',
      expansions: 'author_id',
      'user.fields': 'username,name,public_metrics',
    };
    if (sinceId !== null) params.since_id = sinceId;
    if (nextToken !== null) params.next_token = nextToken;
    const url = `https://api.x.com/2/tweets/search/recent?${new URLSearchParams(params)}`;
    const response = await context.fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    const found = readJsonAnswer(response, answer, context.now);
    const users = new Map(readItems(found.includes?.users ?? [], user).map((one) => [one.id, one]));
    entries.push(...readItems(found.data ?? [], post).map((one) => toEntry(one, users)));
    // Pages go from new to old: the first one names the newest.
    if (page === 0) newestId = found.meta.newest_id ?? sinceId;
    nextToken = found.meta.next_token ?? null;
    if (nextToken === null) break;
  }
  return { entries, newestId };
}

/** Recent posts on X by the official search; reposts are left out, they say nothing of their own. */
const x: SourceType<XSettings> = {
  id: 'x',
  labels: { 'zh-CN': 'X（官方搜索接口）', en: 'X (official search)' },
  settings,
  example: { bearerToken: 'AAAA…' },
  notes: {
    'zh-CN': '需要 X 开发者令牌；配额按套餐计（每月可读帖子数），用尽后本来源会显示为听不到。',
    en: 'Needs a developer token of X; the plan limits how many posts may be read in a month, and past it this source counts as blind.',
  },
  async poll(source, context) {
    const { bearerToken, query } = source.settings;
    const composed = composeQueries(context.brands, { maxLength: 480, or: ' OR ' }).map(
      (terms) => `(${terms}) -is:retweet`,
    );
    const seen: Record<string, string> = { ...readCursor(context.memory.cursor, cursor) };
    const entries = [];
    for (const one of query === undefined ? composed : [query]) {
      const found = await search(bearerToken, one, seen[one] ?? null, context);
      if (found.newestId !== null) seen[one] = found.newestId;
      entries.push(...found.entries);
    }
    return { entries, cursor: seen };
  },
};
export default x;
