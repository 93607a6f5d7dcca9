import { z } from 'zod';
import { borrowToken, forgetToken } from '../listen/ask/access-tokens.ts';
import { listTerms } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, type ReadBack, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { SourceRefusal } from '../listen/ask/source-refusal.ts';
import { instantOf, makeEntry } from '../listen/read/make-entry.ts';
import { chooseInstant, keyOfPost, readJetstream } from '../listen/stream/read-jetstream.ts';
import type { PollContext, SourceType, StreamContext } from '../source-type.ts';

const settings = z
  .strictObject({
    /** Server of the account. */
    service: z.url({ protocol: /^https?$/ }).default('https://bsky.social'),
    /** Handle or DID of an account of your own; needed for the search. */
    identifier: z.string().min(1).optional(),
    /** A password made for this application only (Settings → App passwords). */
    appPassword: z.string().min(1).optional(),
    /** Instead of the spellings of the brands; each is a search of its own. */
    queries: z.array(z.string().min(1)).min(1).optional(),
    /** A Jetstream server, without a login: every post of the network is heard at once, and judged here. */
    jetstream: z
      .url({
        protocol: /^wss?$/,
        error: 'the address of a Jetstream server, like "wss://jetstream2.us-east.bsky.network/subscribe"',
      })
      .optional(),
  })
  .refine(({ identifier, appPassword }) => (identifier === undefined) === (appPassword === undefined), {
    message: 'identifier and appPassword belong together',
    path: ['appPassword'],
  })
  .refine(({ identifier, jetstream }) => identifier !== undefined || jetstream !== undefined, {
    message: 'give an account for the search (identifier, appPassword), or jetstream for all posts without an account',
    path: ['identifier'],
  });
type BlueskySettings = z.output<typeof settings>;

const sessionAnswer = z.object({ accessJwt: z.string() });
const answer = z.object({ posts: z.array(z.unknown()), cursor: z.string().nullish() });
const post = z.object({
  uri: z.string(),
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().nullish() }),
  record: z.object({
    text: z.string(),
    createdAt: z.string(),
    langs: z.array(z.string()).nullish(),
    reply: z.object({ parent: z.object({ uri: z.string() }) }).nullish(),
  }),
  indexedAt: z.string(),
  likeCount: z.number().nullish(),
  repostCount: z.number().nullish(),
  replyCount: z.number().nullish(),
});
type Post = z.output<typeof post>;
/** Newest `indexedAt` that was seen, epoch ms, by query. */
const cursor = z.record(z.string(), z.number());

/** Sessions last two hours; logging in is limited to 300 a day. */
const SESSION_SECONDS = 100 * 60;
/** Connections overlap by so much: the server's order is not exact to the microsecond. */
const REWIND_US = 5_000_000;
/** Of a network that posts every second, a first post so long after the cursor means that the server no longer had what was between. */
const GAP_US = 300_000_000;

function toEntry(found: Post) {
  const { author, record } = found;
  const postKey = keyOfPost(found.uri);
  const id = postKey.slice(postKey.indexOf(':') + 1);
  return makeEntry({
    id: found.uri,
    postKey,
    link: `https://bsky.app/profile/${author.handle}/post/${id}`,
    content: record.text,
    author: {
      name: author.displayName || author.handle,
      email: null,
      url: `https://bsky.app/profile/${author.handle}`,
      id: author.did,
    },
    // `createdAt` is what the author's program says; `indexedAt` is when the network saw it.
    publishedAt: chooseInstant(instantOf(record.createdAt), instantOf(found.indexedAt)),
    lang: record.langs?.[0] ?? null,
    metrics: { likes: found.likeCount ?? null, reposts: found.repostCount ?? null, comments: found.replyCount ?? null },
    ...(record.reply ? { replyTo: keyOfPost(record.reply.parent.uri) } : {}),
  });
}

async function logIn(options: BlueskySettings, context: PollContext) {
  if (options.identifier === undefined) throw new SourceRefusal('search needs an account', { mayRecover: false });
  const response = await context.fetch(new URL('/xrpc/com.atproto.server.createSession', options.service).href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: options.identifier, password: options.appPassword }),
    signal: context.signal,
  });
  return { token: readJsonAnswer(response, sessionAnswer, context.now).accessJwt, seconds: SESSION_SECONDS };
}

async function search(
  options: BlueskySettings,
  q: string,
  knownAt: number | null,
  context: PollContext,
): Promise<ReadBack<Post>> {
  const key = `bluesky:${options.service}:${options.identifier}`;
  let next: string | null = null;
  return readBack(howFarBack(knownAt, context.since), async () => {
    const token = await borrowToken(key, context.now, () => logIn(options, context));
    const query: Record<string, string> = { q, sort: 'latest', limit: '100' };
    if (next !== null) query.cursor = next;
    const url = new URL(`/xrpc/app.bsky.feed.searchPosts?${new URLSearchParams(query)}`, options.service);
    const response = await context.fetch(url.href, {
      headers: { authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    if (response.status === 400 || response.status === 401) forgetToken(key);
    const found = readJsonAnswer(response, answer, context.now);
    const items = readItems(found.posts, post, context);
    next = found.cursor ?? null;
    const oldest = Math.min(...items.map(({ indexedAt }) => instantOf(indexedAt) ?? 0));
    return { items, oldest, hasMore: next !== null };
  });
}

/** Every post of the network, judged here; after a break the server goes on from the cursor. */
async function listen(address: string, context: StreamContext): Promise<void> {
  const url = new URL(address);
  url.searchParams.set('wantedCollections', 'app.bsky.feed.post');
  const known = typeof context.cursor === 'number' ? context.cursor : null;
  if (known !== null) url.searchParams.set('cursor', String(Math.max(0, known - REWIND_US)));
  let isFirst = known !== null && context.now() * 1000 - known > GAP_US;
  for await (const batch of context.open(url.href)) {
    const messages = batch.flatMap((text) => readJetstream(text) ?? []);
    const last = messages.at(-1);
    if (last === undefined) continue;
    const first = messages[0]?.timeUs ?? 0;
    if (isFirst && known !== null && first - known > GAP_US) await context.missed(Math.floor(known / 1000));
    isFirst = false;
    const about = messages.flatMap(({ entry }) =>
      entry !== null && context.isAbout(entry.content ?? '') ? [entry] : [],
    );
    await context.deliver(about, last.timeUs);
  }
}

/** Posts on Bluesky by search, with an account of your own, or all at once by Jetstream. */
const bluesky: SourceType<BlueskySettings> = {
  id: 'bluesky',
  labels: { 'zh-CN': 'Bluesky（搜索与实时流）', en: 'Bluesky (search and live stream)' },
  settings,
  example: { service: 'https://bsky.social', identifier: 'acme.bsky.social', appPassword: 'xxxx-xxxx-xxxx-xxxx' },
  notes: {
    'zh-CN':
      '搜索需要登录，请使用应用专用密码；约每 5 分钟 3,000 次请求。填 jetstream 则无需登录，实时收听全网帖子并在本机匹配（约每天数 GB 流量），断线后从断点续听。',
    en: 'Search needs a login; use an app password. About 3,000 requests in 5 minutes. With jetstream no login is needed: all posts are heard live and matched here (some GB a day), and after a break it goes on where it stopped.',
  },
  async poll(source, context) {
    const options = source.settings;
    const seen: Record<string, number> = { ...readCursor(context.memory.cursor, cursor) };
    const lists = [];
    for (const term of options.queries ??
      listTerms(context.brands).map((one) => (one.includes(' ') ? `"${one}"` : one))) {
      const list = await search(options, term, seen[term] ?? null, context);
      seen[term] = list.items.reduce(
        (newest, { indexedAt }) => Math.max(newest, instantOf(indexedAt) ?? 0),
        seen[term] ?? 0,
      );
      lists.push(list);
    }
    const entries = lists.flatMap(({ items }) => items.map(toEntry));
    return { entries, cursor: seen, ...isAnyCut(lists) };
  },
  stream: {
    isWanted: ({ jetstream }) => jetstream !== undefined,
    isAlone: ({ identifier }) => identifier === undefined,
    run: ({ settings: { jetstream = '' } }, context) => listen(jetstream, context),
  },
};
export default bluesky;
