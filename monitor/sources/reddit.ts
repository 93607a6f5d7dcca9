import { z } from 'zod';
import type { Entry } from '../../shared/model/entry.ts';
import type { Poll } from '../../shared/model/source.ts';
import { borrowToken, forgetToken } from '../listen/ask/access-tokens.ts';
import { composeQueries } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
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

/** Posts of one page, the most that Reddit gives. */
const PAGE = 100;
/** Under this name the cursor keeps whose turn it is. */
const TURN = '#turn';

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
    ...(data.parent_id ? { replyTo: `reddit:${data.parent_id}` } : {}),
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
  // Several subreddits are one listing: requests are what is short.
  const all = options.subreddits.join('+');
  const asked: Asked[] =
    all === '' ? [] : ['new', 'comments'].map((kind) => ({ path: `/r/${all}/${kind}`, query: {} }));
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
  let after: string | null = null;
  return readBack(howFarBack(knownAt, context.since), async () => {
    const token = await borrowToken(key, context.now, () => askToken(app, context));
    const parameters = { ...query, limit: String(PAGE), raw_json: '1', ...(after === null ? {} : { after }) };
    const response = await context.fetch(`https://oauth.reddit.com${path}?${new URLSearchParams(parameters)}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    if (response.status === 401) forgetToken(key);
    const { data } = readJsonAnswer(response, listing, context.now);
    const items = readItems(data.children, thing, context).map(toEntry);
    after = data.after ?? null;
    return { items, oldest: oldestOf(items), hasMore: after !== null };
  });
}

const oldestOf = (entries: readonly Entry[]): number => Math.min(...entries.map(({ publishedAt }) => publishedAt ?? 0));

const nameOf = ({ path, query }: Asked): string => (query.q ? `${path}?${query.q}` : path);

/** One listing of the private feed, back to what was known. `mustPause`: Reddit wanted a pause before that. */
async function readFeed(
  { token, user }: { readonly token: string; readonly user: string },
  { path, query }: Asked,
  knownAt: number | null,
  context: PollContext,
) {
  let after: string | null = null;
  let mustPause = false;
  const list = await readBack(howFarBack(knownAt, context.since), async () => {
    const parameters = { ...query, limit: String(PAGE), ...(after === null ? {} : { after }), feed: token, user };
    const response = await context.fetch(`${SITE}${path}.rss?${new URLSearchParams(parameters)}`, {
      signal: context.signal,
    });
    // What was read is kept; a first page that is refused is a failure like every other.
    if (after !== null && response.status === 429) {
      mustPause = true;
      return { items: [], oldest: 0, hasMore: false };
    }
    const found = await readFeedAnswer(response, context);
    const items = found.entries.map((entry) => ({ ...entry, postKey: keyOfLink(entry.link) }));
    const last: string | null = items.at(-1)?.id ?? null;
    const hasMore = items.length === PAGE && last !== null && last !== after;
    after = last;
    return { items, oldest: oldestOf(items), hasMore };
  });
  return { list, mustPause };
}

/** A back-fill asks every listing of the private feed, one after the other. */
async function backfillFeed(
  feed: NonNullable<RedditSettings['feed']>,
  all: readonly Asked[],
  seen: Readonly<Record<string, number>>,
  context: PollContext,
): Promise<Poll> {
  let poll: Poll = { entries: [], cursor: { ...seen, [TURN]: 0 } };
  for (const asked of all) {
    const look = await lookAtFeed(feed, [asked], readCursor(poll.cursor, cursor) ?? {}, context);
    const { entries, cursor: of } = look;
    poll = {
      ...poll,
      ...(look.isCut ? { isCut: true } : {}),
      entries: [...poll.entries, ...entries],
      cursor: { ...readCursor(of, cursor), [TURN]: 0 },
    };
  }
  return poll;
}

/**
 * The private feed answers about once a minute: each look asks one listing in its turn. A listing that was cut is read again from its top,
 * and said to be.
 */
async function lookAtFeed(
  feed: NonNullable<RedditSettings['feed']>,
  all: readonly Asked[],
  seen: Readonly<Record<string, number>>,
  context: PollContext,
): Promise<Poll> {
  const turn = (seen[TURN] ?? 0) % Math.max(1, all.length);
  const asked = all[turn];
  if (asked === undefined) return { entries: [], cursor: seen };
  const name = nameOf(asked);
  const { list, mustPause } = await readFeed(feed, asked, seen[name] ?? null, context);
  const entries = list.items;
  const newest = entries.reduce((latest, { publishedAt }) => Math.max(latest, publishedAt ?? 0), seen[name] ?? 0);
  return {
    entries,
    cursor: { ...seen, [TURN]: turn + 1, ...(mustPause || newest === 0 ? {} : { [name]: newest }) },
    ...isAnyCut([list]),
    ...(all.length > 1 ? { parts: all.length } : {}),
    ...(mustPause ? { fault: `429: Reddit wants a pause; not all of ${asked.path} was read` } : {}),
  };
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
    const all = whatToAsk(options, context);
    if (options.feed) {
      const read = context.since === undefined ? lookAtFeed : backfillFeed;
      return read(options.feed, all, seen, context);
    }
    const lists = [];
    if (options.app === undefined) return { entries: [], cursor: seen };
    for (const asked of all) {
      const name = nameOf(asked);
      const found = await readListing(options.app, asked, seen[name] ?? null, context);
      seen[name] = found.items.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt ?? 0), seen[name] ?? 0);
      lists.push(found);
    }
    return { entries: lists.flatMap(({ items }) => items), cursor: seen, ...isAnyCut(lists) };
  },
};
export default reddit;
