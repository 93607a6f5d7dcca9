import { z } from 'zod';
import { readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
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

const list = z.object({ data: z.array(z.unknown()) });
const person = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish();
const facebookText = z.object({
  id: z.string(),
  message: z.string().nullish(),
  from: person,
  created_time: z.string(),
  permalink_url: z.string().nullish(),
  like_count: z.number().nullish(),
});
const facebookPost = facebookText.extend({ comments: list.nullish() });
const instagramComment = z.object({
  id: z.string(),
  text: z.string().nullish(),
  username: z.string().nullish(),
  timestamp: z.string(),
  like_count: z.number().nullish(),
});
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

const API = 'https://graph.facebook.com/v23.0';
const FACEBOOK_FIELDS = 'id,message,from,created_time,permalink_url';

/** `2026-11-21T07:05:06+0000`: an offset without a colon. */
const instant = (text: string): number | null => instantOf(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));

function facebookEntry(found: z.output<typeof facebookText>, replyTo: string | null) {
  return makeEntry({
    id: found.id,
    postKey: keyOfLink(found.permalink_url ?? null) ?? `facebook:${found.id}`,
    link: found.permalink_url ?? null,
    content: found.message ?? null,
    author: found.from ? { name: found.from.name ?? null, email: null, url: null, id: found.from.id ?? null } : null,
    publishedAt: instant(found.created_time),
    metrics: { likes: found.like_count ?? null },
    ...(replyTo === null ? {} : { replyTo }),
  });
}

const instagramAuthor = (username: string | null | undefined) =>
  username ? { name: username, email: null, url: `https://www.instagram.com/${username}/`, id: username } : null;

async function get(options: MetaSettings, path: string, query: Record<string, string>, context: PollContext) {
  const url = `${API}${path}?${new URLSearchParams({ limit: '50', ...query })}`;
  const headers = { authorization: `Bearer ${options.accessToken}` };
  return readJsonAnswer(await context.fetch(url, { headers, signal: context.signal }), list, context.now).data;
}

async function readFacebook(options: MetaSettings, pageId: string, context: PollContext) {
  const comments = `comments.limit(50).order(reverse_chronological){${FACEBOOK_FIELDS},like_count}`;
  const posts = readItems(
    await get(options, `/${pageId}/feed`, { fields: `${FACEBOOK_FIELDS},${comments}` }, context),
    facebookPost,
  );
  const tagged = readItems(await get(options, `/${pageId}/tagged`, { fields: FACEBOOK_FIELDS }, context), facebookText);
  const entries = [...posts, ...tagged]
    // What the page itself says is no mention.
    .filter(({ from, message }) => from?.id !== pageId && message)
    .map((found) => facebookEntry(found, null));
  for (const { comments: under, permalink_url: link } of posts) {
    const found = readItems(under?.data ?? [], facebookText).filter(({ from }) => from?.id !== pageId);
    entries.push(...found.map((one) => facebookEntry(one, link ?? null)));
  }
  return entries;
}

async function readInstagram(options: MetaSettings, accountId: string, context: PollContext) {
  const comments = 'comments.limit(50){id,text,username,timestamp,like_count}';
  const media = readItems(
    await get(options, `/${accountId}/media`, { fields: `id,permalink,${comments}` }, context),
    instagramMedia,
  );
  const fields = 'id,caption,username,timestamp,permalink,like_count,comments_count';
  const tags = readItems(await get(options, `/${accountId}/tags`, { fields }, context), instagramTag);
  return [
    ...media.flatMap(({ permalink, comments: under }) =>
      readItems(under?.data ?? [], instagramComment).map((found) =>
        makeEntry({
          id: found.id,
          postKey: `instagram:${found.id}`,
          link: permalink,
          content: found.text ?? null,
          author: instagramAuthor(found.username),
          publishedAt: instant(found.timestamp),
          metrics: { likes: found.like_count ?? null },
          replyTo: permalink,
        }),
      ),
    ),
    ...tags.map((found) =>
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
    ),
  ];
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
    return {
      entries: [
        ...(options.pageId === undefined ? [] : await readFacebook(options, options.pageId, context)),
        ...(options.instagramId === undefined ? [] : await readInstagram(options, options.instagramId, context)),
      ],
    };
  },
};
export default meta;
