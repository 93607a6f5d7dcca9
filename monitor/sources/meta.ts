import { z } from 'zod';
import type { Entry } from '../../shared/model/entry.ts';
import { type HowFarBack, howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, type ReadBack, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { keyOfLink } from '../listen/key-of-link.ts';
import { instantOf, makeEntry } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Page access token with the right to read comments and mentions. */
  accessToken: z.string().min(1),
  /** Number of your Facebook page. */
  pageId: z.string().regex(/^\d+$/, 'the number of the page').optional(),
  /** Number of your Instagram business account. */
  instagramId: z.string().regex(/^\d+$/, 'the number of the Instagram business account').optional(),
});
type MetaSettings = z.output<typeof settings>;

const list = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
    .nullish(),
});
type Page = z.output<typeof list>;
/** Newest post or comment that was seen, epoch ms. */
const cursor = z.object({ newestAt: z.number().nullable() });
const person = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish();
const facebookText = z.object({
  id: z.string(),
  message: z.string().nullish(),
  from: person,
  created_time: z.string(),
  permalink_url: z.string().nullish(),
  like_count: z.number().nullish(),
});
const facebookComment = facebookText.extend({
  parent: z.object({ id: z.string(), permalink_url: z.string().nullish() }).nullish(),
});
const facebookPost = facebookText.extend({ comments: list.nullish() });
const instagramReply = z.object({
  id: z.string(),
  text: z.string().nullish(),
  username: z.string().nullish(),
  from: z.object({ id: z.string().nullish() }).nullish(),
  timestamp: z.string(),
  like_count: z.number().nullish(),
});
const instagramComment = instagramReply.extend({ replies: list.nullish() });
const instagramMedia = z.object({ id: z.string(), permalink: z.string(), comments: list.nullish() });
const instagramTag = z.object({
  id: z.string(),
  caption: z.string().nullish(),
  username: z.string().nullish(),
  timestamp: z.string(),
  permalink: z.string().nullish(),
  like_count: z.number().nullish(),
  comments_count: z.number().nullish(),
});

type Query = Readonly<Record<string, string>>;

const API = 'https://graph.facebook.com/v23.0';
const FACEBOOK_FIELDS = 'id,message,from,created_time,permalink_url';

/** `2026-11-21T07:05:06+0000`: an offset without a colon. */
const instant = (text: string): number | null => instantOf(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));

const facebookKey = ({ id, permalink_url: link }: { id: string; permalink_url?: string | null | undefined }) =>
  keyOfLink(link ?? null) ?? `facebook:${id}`;

function facebookEntry(found: z.output<typeof facebookText>, replyTo: string | null) {
  return makeEntry({
    id: found.id,
    postKey: facebookKey(found),
    link: found.permalink_url ?? null,
    content: found.message ?? null,
    author: found.from ? { name: found.from.name ?? null, email: null, url: null, id: found.from.id ?? null } : null,
    publishedAt: instant(found.created_time),
    metrics: { likes: found.like_count ?? null },
    ...(replyTo === null ? {} : { replyTo }),
  });
}

/** A comment, or an answer to one, under a post; what the page itself wrote there answers somebody. */
function facebookCommentEntry(
  found: z.output<typeof facebookComment>,
  under: { readonly pageId: string; readonly link: string | null },
): Entry {
  const { parent, from } = found;
  const entry = facebookEntry(found, parent ? facebookKey(parent) : under.link);
  return from?.id === under.pageId ? { ...entry, byBrand: true } : entry;
}

const instagramAuthor = (username: string | null | undefined) =>
  username ? { name: username, email: null, url: `https://www.instagram.com/${username}/`, id: username } : null;

async function get(options: MetaSettings, path: string, query: Query, context: PollContext): Promise<Page> {
  const url = `${API}${path}?${new URLSearchParams({ limit: '50', ...query })}`;
  const headers = { authorization: `Bearer ${options.accessToken}` };
  return readJsonAnswer(await context.fetch(url, { headers, signal: context.signal }), list, context.now);
}

/**
 * A list from its newest item back to what is known, page by page. `first`: its first page, where another answer held it. The next page is
 * asked for by its cursor; the ready address in the answer would carry the token.
 */
async function readList<T extends { readonly created_time: string } | { readonly timestamp: string }>(
  asked: {
    readonly options: MetaSettings;
    readonly path: string;
    readonly query: Query;
    readonly schema: z.ZodType<T>;
  },
  back: HowFarBack,
  context: PollContext,
  first?: Page | null,
): Promise<ReadBack<T>> {
  const { options, path, query, schema } = asked;
  let after: string | null = null;
  return readBack(back, async () => {
    const isFirst = after === null;
    const asking: Query = after === null ? query : { ...query, after };
    const page = (isFirst ? first : null) ?? (await get(options, path, asking, context));
    const items = readItems(page.data, schema, context);
    after = (page.paging?.next ? page.paging.cursors?.after : null) ?? null;
    const oldest = Math.min(...items.map((one) => instant('timestamp' in one ? one.timestamp : one.created_time) ?? 0));
    return { items, oldest, hasMore: after !== null && after !== '' };
  });
}

async function readFacebook(
  options: MetaSettings,
  pageId: string,
  back: HowFarBack,
  context: PollContext,
): Promise<ReadBack<Entry>> {
  const fields = `${FACEBOOK_FIELDS},like_count`;
  const commentFields = `${fields},parent{id,permalink_url}`;
  // As a stream: answers to comments too, which is where the page itself answers.
  const comments = `comments.filter(stream).limit(50).order(reverse_chronological){${commentFields}}`;
  const ask = { options, path: `/${pageId}/feed`, query: { fields: `${FACEBOOK_FIELDS},${comments}` } };
  const posts = await readList({ ...ask, schema: facebookPost }, back, context);
  const asTagged = { options, path: `/${pageId}/tagged`, query: { fields: FACEBOOK_FIELDS }, schema: facebookText };
  const tagged = await readList(asTagged, back, context);
  const lists: ReadBack<unknown>[] = [posts, tagged];
  const entries = [...posts.items, ...tagged.items]
    // What the page itself says is no mention.
    .filter(({ from, message }) => from?.id !== pageId && message)
    .map((found) => facebookEntry(found, null));
  for (const { id, comments: under, permalink_url: link } of posts.items) {
    if (!under) continue;
    const query = { fields: commentFields, order: 'reverse_chronological', filter: 'stream' };
    const asked = { options, path: `/${id}/comments`, query, schema: facebookComment };
    const found = await readList(asked, back, context, under);
    lists.push(found);
    entries.push(...found.items.map((one) => facebookCommentEntry(one, { pageId, link: link ?? null })));
  }
  return { items: entries, isCut: lists.some(({ isCut }) => isCut) };
}

function instagramCommentEntry(
  found: z.output<typeof instagramReply>,
  place: { readonly accountId: string; readonly permalink: string; readonly replyTo: string },
): Entry {
  return makeEntry({
    id: found.id,
    postKey: `instagram:${found.id}`,
    link: place.permalink,
    content: found.text ?? null,
    author: instagramAuthor(found.username),
    publishedAt: instant(found.timestamp),
    metrics: { likes: found.like_count ?? null },
    replyTo: place.replyTo,
    ...(found.from?.id === place.accountId ? { byBrand: true } : {}),
  });
}

async function readInstagram(
  options: MetaSettings,
  accountId: string,
  back: HowFarBack,
  context: PollContext,
): Promise<ReadBack<Entry>> {
  const replyFields = 'id,text,username,from{id},timestamp,like_count';
  const commentFields = `${replyFields},replies.limit(50){${replyFields}}`;
  // Comments come under old pictures too: the newest fifty are looked at, whenever they are from.
  const media = readItems(
    (
      await get(
        options,
        `/${accountId}/media`,
        { fields: `id,permalink,comments.limit(50){${commentFields}}` },
        context,
      )
    ).data,
    instagramMedia,
    context,
  );
  const lists: ReadBack<unknown>[] = [];
  const entries: Entry[] = [];
  for (const { id, permalink, comments: under } of media) {
    if (!under) continue;
    const asked = { options, path: `/${id}/comments`, query: { fields: commentFields }, schema: instagramComment };
    const comments = await readList(asked, back, context, under);
    lists.push(comments);
    for (const found of comments.items) {
      const replies = readItems(found.replies?.data ?? [], instagramReply, context);
      const place = { accountId, permalink };
      entries.push(instagramCommentEntry(found, { ...place, replyTo: permalink }));
      entries.push(...replies.map((one) => instagramCommentEntry(one, { ...place, replyTo: `instagram:${found.id}` })));
    }
  }
  const fields = 'id,caption,username,timestamp,permalink,like_count,comments_count';
  const asTags = { options, path: `/${accountId}/tags`, query: { fields }, schema: instagramTag };
  const tags = await readList(asTags, back, context);
  lists.push(tags);
  const tagged = tags.items.map((found) =>
    makeEntry({
      id: found.id,
      // The page knows the post by the name in its address, not by this number.
      postKey: keyOfLink(found.permalink ?? null) ?? `instagram:${found.id}`,
      link: found.permalink ?? null,
      content: found.caption ?? null,
      author: instagramAuthor(found.username),
      publishedAt: instant(found.timestamp),
      metrics: { likes: found.like_count ?? null, comments: found.comments_count ?? null },
    }),
  );
  return { items: [...entries, ...tagged], isCut: lists.some(({ isCut }) => isCut) };
}

/** Comments under and mentions of your own Facebook page and Instagram account; Meta opens nothing else. */
const meta: SourceType<MetaSettings> = {
  id: 'meta',
  labels: { 'zh-CN': 'Facebook 与 Instagram（自家主页）', en: 'Facebook and Instagram (your own pages)' },
  settings: settings.refine(({ pageId, instagramId }) => pageId !== undefined || instagramId !== undefined, {
    error: 'a page, an Instagram account, or both',
  }),
  example: { accessToken: 'EAAB…', pageId: '123456789012345' },
  notes: {
    'zh-CN': '需要主页访问令牌；只能读取自家主页与账号下的评论和提及，不能搜索全站。',
    en: 'Needs a page access token; only comments and mentions of your own pages can be read, there is no search.',
  },
  async poll(source, context) {
    const options = source.settings;
    const knownAt = readCursor(context.memory.cursor, cursor)?.newestAt ?? null;
    const back = howFarBack(knownAt, context.since);
    const { pageId, instagramId } = options;
    const lists = [
      ...(pageId === undefined ? [] : [await readFacebook(options, pageId, back, context)]),
      ...(instagramId === undefined ? [] : [await readInstagram(options, instagramId, back, context)]),
    ];
    const entries = lists.flatMap(({ items }) => items);
    const newestAt = entries.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt ?? 0), knownAt ?? 0);
    return { entries, cursor: { newestAt: newestAt || null }, ...isAnyCut(lists) };
  },
};
export default meta;
