import { z } from 'zod';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** The forum's own address. */
  base: z.url({ protocol: /^https?$/, error: 'the address of the forum, like "https://meta.discourse.org"' }),
  /** Key and name of an account, for forums that only members read. */
  apiKey: z.string().min(1).optional(),
  apiUser: z.string().min(1).optional(),
});
type DiscourseSettings = z.output<typeof settings>;

const answer = z.object({ latest_posts: z.array(z.unknown()) });
const post = z.object({
  id: z.number(),
  topic_id: z.number(),
  topic_slug: z.string().nullish(),
  topic_title: z.string().nullish(),
  post_number: z.number(),
  username: z.string(),
  name: z.string().nullish(),
  cooked: z.string(),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  reply_to_post_number: z.number().nullish(),
  reads: z.number().nullish(),
  reply_count: z.number().nullish(),
});
type Post = z.output<typeof post>;
const cursor = z.object({ newestId: z.number() });

function pageOf(item: Post, base: string): string {
  return new URL(`/t/${item.topic_slug || 'topic'}/${item.topic_id}/${item.post_number}`, base).href;
}

function toEntry(item: Post, base: string) {
  const updatedAt = instantOf(item.updated_at);
  return makeEntry({
    id: String(item.id),
    link: pageOf(item, base),
    title: item.topic_title ?? null,
    content: textOfHtml(item.cooked),
    author: {
      name: item.name || item.username,
      email: null,
      url: new URL(`/u/${item.username}`, base).href,
      id: item.username,
    },
    publishedAt: instantOf(item.created_at),
    updatedAt,
    metrics: { comments: item.reply_count ?? null, views: item.reads ?? null },
    ...(item.reply_to_post_number
      ? { replyTo: pageOf({ ...item, post_number: item.reply_to_post_number }, base) }
      : {}),
  });
}

async function readPage(options: DiscourseSettings, before: number | null, context: PollContext): Promise<Post[]> {
  const url = new URL('/posts.json', options.base);
  if (before !== null) url.searchParams.set('before', String(before));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.apiKey) headers['api-key'] = options.apiKey;
  if (options.apiUser) headers['api-username'] = options.apiUser;
  const response = await context.fetch(url.href, { headers, signal: context.signal });
  return readItems(readJsonAnswer(response, answer, context.now).latest_posts, post, context);
}

/** Every new post of a Discourse forum: topics and replies, read back until what is known. */
const discourse: SourceType<DiscourseSettings> = {
  id: 'discourse',
  labels: { 'zh-CN': 'Discourse 论坛', en: 'Discourse forum' },
  settings,
  example: { base: 'https://meta.discourse.org' },
  notes: {
    'zh-CN': '公开论坛无需密钥（每个 IP 每分钟 200 次）；仅会员可读的论坛需要 API 密钥。',
    en: 'Public forums need no key (200 requests a minute and address); forums for members need an API key.',
  },
  async poll(source, context) {
    const options = source.settings;
    const known = readCursor(context.memory.cursor, cursor)?.newestId ?? null;
    let before: number | null = null;
    // Its cursor is a number, not an instant: a back-fill goes by the dates, listening by the number.
    const since = known === null ? context.since : undefined;
    const list = await readBack(howFarBack(known, since), async () => {
      const items = await readPage(options, before, context);
      const oldestId = Math.min(...items.map(({ id }) => id));
      const hasMore = oldestId !== before;
      before = oldestId;
      const oldestAt = Math.min(...items.map(({ created_at }) => instantOf(created_at) ?? 0));
      return { items, oldest: since === undefined ? oldestId : oldestAt, hasMore };
    });
    const newestId = list.items.reduce((newest, { id }) => Math.max(newest, id), known ?? 0);
    const entries = list.items.map((item) => toEntry(item, options.base));
    return { entries, cursor: { newestId }, ...isAnyCut([list]) };
  },
};
export default discourse;
