import { z } from 'zod';
import { listTerms } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { keyOfLink } from '../listen/key-of-link.ts';
import { linkKeyOf } from '../listen/post-key.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType, StreamContext } from '../source-type.ts';

const settings = z.strictObject({
  /** Your instance: it hears what it federates with. */
  instance: z.url({ protocol: /^https?$/, error: 'the address of an instance, like "https://mastodon.social"' }),
  /** Hashtags without `#`. */
  tags: z.array(z.string().regex(/^[^#\s/]+$/u, 'a hashtag without # and spaces')).default([]),
  /** Full-text search for the brands; needs a token of an account there. */
  search: z.boolean().default(false),
  token: z.string().min(1).optional(),
  /** Hashtags are heard the moment they reach the instance, beside being polled; needs the token. */
  stream: z.boolean().default(false),
});
type MastodonSettings = z.output<typeof settings>;

const status = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  content: z.string(),
  spoiler_text: z.string().nullish(),
  language: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  favourites_count: z.number().nullish(),
  reblogs_count: z.number().nullish(),
  replies_count: z.number().nullish(),
  account: z.object({
    acct: z.string(),
    display_name: z.string().nullish(),
    url: z.string().nullish(),
    followers_count: z.number().nullish(),
  }),
});
type Status = z.output<typeof status>;
const timeline = z.array(z.unknown());
const searchAnswer = z.object({ statuses: z.array(z.unknown()) });
/** Newest id that was seen, by what was asked. */
const cursor = z.record(z.string(), z.string());

/** A message of the streaming interface; `payload` is JSON in JSON. */
const streamed = z.object({ event: z.string(), payload: z.string().nullish() });
const instance = z.object({
  configuration: z.object({ urls: z.object({ streaming: z.string().nullish() }).nullish() }).nullish(),
});

const PAGE = 40;

/** Ids are decimal numbers of growing length. */
const isNewer = (a: string, b: string): boolean => a.length > b.length || (a.length === b.length && a > b);

/** Each instance that a post is federated to gives it an id of its own; its address and its id at home are the same for all. */
function keysAtHome({ uri, url }: Status): string[] {
  return [keyOfLink(url ?? null), keyOfLink(uri), linkKeyOf(uri)].filter((key) => key !== null);
}

/** Names are those of an instance; only who writes from elsewhere has the instance in the name. */
function nameEverywhere(acct: string, instance: string): string {
  return acct.includes('@') ? acct : `${acct}@${new URL(instance).hostname}`;
}

function toEntry(post: Status, at: string) {
  const { account } = post;
  return makeEntry({
    id: post.uri,
    postKey: `mastodon:${post.id}`,
    otherKeys: keysAtHome(post),
    link: post.url ?? post.uri,
    title: post.spoiler_text || null,
    content: textOfHtml(post.content),
    author: {
      name: account.display_name || account.acct,
      email: null,
      url: account.url ?? null,
      id: nameEverywhere(account.acct, at),
      followers: account.followers_count ?? null,
    },
    publishedAt: instantOf(post.created_at),
    updatedAt: instantOf(post.edited_at),
    lang: post.language ?? null,
    metrics: {
      likes: post.favourites_count ?? null,
      reposts: post.reblogs_count ?? null,
      comments: post.replies_count ?? null,
    },
    ...(post.in_reply_to_id ? { replyTo: `mastodon:${post.in_reply_to_id}` } : {}),
  });
}

/**
 * `min_id` gives the posts right after it, so that page by page nothing is left out however much was written. A back-fill goes the other
 * way, by `max_id`, until its instant.
 */
async function readOn(
  options: MastodonSettings,
  path: string,
  minId: string | null,
  context: PollContext,
): Promise<Status[]> {
  const posts: Status[] = [];
  const since = minId === null ? context.since : undefined;
  let after = minId;
  let before: string | null = null;
  const { mostPages } = howFarBack(minId === null ? null : context.now, since);
  for (let page = 0; page < mostPages; page += 1) {
    const url = new URL(path, options.instance);
    url.searchParams.set('limit', String(PAGE));
    if (after !== null) url.searchParams.set('min_id', after);
    if (before !== null) url.searchParams.set('max_id', before);
    const headers = options.token ? { authorization: `Bearer ${options.token}` } : {};
    const response = await context.fetch(url.href, { headers, signal: context.signal });
    const isSearch = path.startsWith('/api/v2/search');
    const list = isSearch
      ? readJsonAnswer(response, searchAnswer, context.now).statuses
      : readJsonAnswer(response, timeline, context.now);
    const found = readItems(list, status, context);
    posts.push(...found);
    if (since !== undefined) {
      const oldest = found.reduce<Status | null>(
        (low, one) => (low === null || isNewer(low.id, one.id) ? one : low),
        null,
      );
      if (oldest === null || oldest.id === before || (instantOf(oldest.created_at) ?? 0) <= since) break;
      before = oldest.id;
      continue;
    }
    const newest = found.reduce<string | null>((top, { id }) => (top === null || isNewer(id, top) ? id : top), after);
    if (after === null || list.length < PAGE || newest === after) break;
    after = newest;
  }
  return posts;
}

/** A new or edited post of a message; null: a deletion, a sign of life. */
function readStreamed(text: string): Status | null {
  const message = readCursor(parseJson(text), streamed);
  if (message === null || !['update', 'status.update'].includes(message.event)) return null;
  return readCursor(parseJson(message.payload ?? ''), status);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Hashtags as they come, over one connection. What an interruption leaves out is brought by polling with `min_id`. */
async function listen(options: MastodonSettings, context: StreamContext): Promise<void> {
  const { token = '', tags } = options;
  // Large instances stream from a host of their own.
  const response = await context.fetch(new URL('/api/v2/instance', options.instance).href, { signal: context.signal });
  const place = readJsonAnswer(response, instance, context.now()).configuration?.urls?.streaming;
  const url = new URL('/api/v1/streaming', place ?? options.instance.replace(/^http/, 'ws'));
  const subscribe = tags.map((tag) => JSON.stringify({ type: 'subscribe', stream: 'hashtag', tag }));
  for await (const batch of context.open(url.href, {
    headers: { authorization: `Bearer ${token}` },
    send: subscribe,
  })) {
    await context.deliver(
      batch.flatMap((text) => readStreamed(text) ?? []).map((post) => toEntry(post, options.instance)),
    );
  }
}

/** Hashtags and full-text search of a Mastodon instance, without gaps. */
const mastodon: SourceType<MastodonSettings> = {
  id: 'mastodon',
  labels: { 'zh-CN': 'Mastodon（话题与搜索）', en: 'Mastodon (hashtags and search)' },
  settings,
  example: { instance: 'https://mastodon.social', tags: ['acme'], search: false, stream: false },
  notes: {
    'zh-CN':
      '话题公开可读（每 5 分钟 300 次）；全文搜索需要该实例账号的访问令牌，且只含允许被搜索的作者。stream: true 时话题实时推送（需令牌）。',
    en: 'Hashtags are public (300 requests in 5 minutes); full-text search needs a token of an account there and finds only authors who allow it. With stream: true hashtags are heard live (token needed).',
  },
  async poll(source, context) {
    const options = source.settings;
    const paths = options.tags.map((tag) => `/api/v1/timelines/tag/${encodeURIComponent(tag)}`);
    if (options.search) {
      for (const term of listTerms(context.brands)) {
        paths.push(`/api/v2/search?type=statuses&q=${encodeURIComponent(`"${term}"`)}`);
      }
    }
    const seen: Record<string, string> = { ...readCursor(context.memory.cursor, cursor) };
    const entries = [];
    for (const path of paths) {
      const posts = await readOn(options, path, seen[path] ?? null, context);
      for (const { id } of posts) if (seen[path] === undefined || isNewer(id, seen[path])) seen[path] = id;
      entries.push(...posts.map((post) => toEntry(post, options.instance)));
    }
    return { entries, cursor: seen };
  },
  stream: {
    isWanted: ({ stream, token, tags }) => stream && token !== undefined && tags.length > 0,
    isAlone: () => false,
    run: ({ settings: options }, context) => listen(options, context),
  },
};
export default mastodon;
