import { z } from 'zod';
import { composeQueries } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { SourceRefusal } from '../listen/ask/source-refusal.ts';
import { instantOf, makeEntry } from '../listen/read/make-entry.ts';
import { syncStreamRules } from '../listen/stream/sync-stream-rules.ts';
import type { PollContext, SourceType, StreamContext } from '../source-type.ts';

const settings = z.strictObject({
  /** Bearer token of an application with access to recent search. */
  bearerToken: z.string().min(1),
  /** Instead of the spellings of the brands, in X's own query language. */
  query: z.string().min(1).max(512).optional(),
  /** The filtered stream beside the search: posts within seconds; the plan must include it, and it allows one connection. */
  stream: z.boolean().default(false),
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

/** One post of the filtered stream, or why the server ends it. */
const streamed = z.object({
  data: z.unknown().optional(),
  includes: z.object({ users: z.array(z.unknown()).nullish() }).nullish(),
  errors: z.array(z.object({ title: z.string().nullish(), detail: z.string().nullish() })).nullish(),
});

/** Recent search holds seven days; X refuses what asks for more. */
const LONGEST_MS = 7 * 86_400_000 - 60_000;
/** What is told of each post, in the search and in the stream. */
const FIELDS = {
  'tweet.fields': 'created_at,author_id,lang,public_metrics,referenced_tweets',
  expansions: 'author_id',
  'user.fields': 'username,name,public_metrics',
};
/** Signs of life come every 20 s. */
const SILENCE_MS = 45_000;
const API = 'https://api.x.com/2/tweets/search';
const STREAM_URL = `${API}/stream`;

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
  let newestId: string | null = null;
  let nextToken: string | null = null;
  const since = sinceId === null ? context.since : undefined;
  const list = await readBack(howFarBack(sinceId === null ? null : context.now, since), async () => {
    const params: Record<string, string> = {
      query,
      max_results: '100',
      ...FIELDS,
    };
    if (sinceId !== null) params.since_id = sinceId;
    if (since !== undefined) params.start_time = new Date(Math.max(since, context.now - LONGEST_MS)).toISOString();
    if (nextToken !== null) params.next_token = nextToken;
    const url = `${API}/recent?${new URLSearchParams(params)}`;
    const response = await context.fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    const found = readJsonAnswer(response, answer, context.now);
    // An author that cannot be read costs no post.
    const users = new Map(readItems(found.includes?.users ?? [], user, {}).map((one) => [one.id, one]));
    const items = readItems(found.data ?? [], post, context).map((one) => toEntry(one, users));
    // Pages go from new to old: the first one names the newest.
    newestId ??= found.meta.newest_id ?? sinceId;
    nextToken = found.meta.next_token ?? null;
    // What is older it leaves out by itself.
    return { items, oldest: Number.POSITIVE_INFINITY, hasMore: nextToken !== null };
  });
  return { ...list, newestId };
}

function queriesOf({ query }: XSettings, brands: PollContext['brands']): string[] {
  if (query !== undefined) return [query];
  return composeQueries(brands, { maxLength: 480, or: ' OR ' }).map((terms) => `(${terms}) -is:retweet`);
}

/** The filtered stream: first its rules, which X keeps, are made ours, then it is heard. What a break leaves out the search brings. */
async function listen(options: XSettings, context: StreamContext): Promise<void> {
  const headers = { authorization: `Bearer ${options.bearerToken}` };
  await syncStreamRules(`${STREAM_URL}/rules`, queriesOf(options, context.brands), headers, context);
  const url = `${STREAM_URL}?${new URLSearchParams(FIELDS)}`;
  for await (const batch of context.open(url, { headers, silenceMs: SILENCE_MS })) {
    await context.deliver(batch.flatMap(readStreamed));
  }
}

/** @throws SourceRefusal when the server says that it ends the stream. */
function readStreamed(line: string) {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return [];
  }
  const message = streamed.safeParse(json);
  if (!message.success) return [];
  const { data, includes, errors } = message.data;
  const found = post.safeParse(data);
  if (!found.success) {
    const why = errors?.map(({ title, detail }) => detail ?? title).join('; ');
    if (why) throw new SourceRefusal(`X ends the stream: ${why}`);
    return [];
  }
  const users = (includes?.users ?? []).flatMap((one) => user.safeParse(one).data ?? []);
  return [toEntry(found.data, new Map(users.map((one) => [one.id, one])))];
}

/** Recent posts on X by the official search; reposts are left out, they say nothing of their own. */
const x: SourceType<XSettings> = {
  id: 'x',
  labels: { 'zh-CN': 'X（官方搜索接口）', en: 'X (official search)' },
  settings,
  example: { bearerToken: 'AAAA…', stream: false },
  notes: {
    'zh-CN':
      '需要 X 开发者令牌；配额按套餐计（每月可读帖子数），用尽后本来源会显示为听不到。stream: true 时另用过滤流（filtered stream），几秒内听到；套餐须包含，且同时只能有一条连接。',
    en: 'Needs a developer token of X; the plan limits how many posts may be read in a month, and past it this source counts as blind. With stream: true the filtered stream brings posts within seconds; the plan must include it, and allows one connection.',
  },
  async poll(source, context) {
    const { bearerToken } = source.settings;
    const seen: Record<string, string> = { ...readCursor(context.memory.cursor, cursor) };
    const lists = [];
    for (const one of queriesOf(source.settings, context.brands)) {
      const found = await search(bearerToken, one, seen[one] ?? null, context);
      if (found.newestId !== null) seen[one] = found.newestId;
      lists.push(found);
    }
    return { entries: lists.flatMap(({ items }) => items), cursor: seen, ...isAnyCut(lists) };
  },
  stream: {
    isWanted: ({ stream }) => stream,
    isAlone: () => false,
    run: ({ settings: options }, context) => listen(options, context),
  },
};
export default x;
