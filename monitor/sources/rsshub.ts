import { z } from 'zod';
import { listTerms } from '../listen/ask/compose-queries.ts';
import { readFeedAnswer } from '../listen/ask/read-feed-answer.ts';
import { SourceRefusal } from '../listen/ask/source-refusal.ts';
import { keyOfLink } from '../listen/key-of-link.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Your RSSHub: `http://127.0.0.1:1200`; a private one must be on the list of allowed hosts. */
  base: z.url({ protocol: /^https?$/, error: 'the address of your RSSHub, like "http://127.0.0.1:1200"' }),
  /** Route with `{keyword}` where a spelling of the brand belongs: `/weibo/keyword/{keyword}`. */
  route: z.string().regex(/^\/\S+$/, 'a route of RSSHub, like "/weibo/keyword/{keyword}"'),
  /** Instead of the spellings of the brands. */
  keywords: z.array(z.string().min(1)).min(1).optional(),
  /** `ACCESS_KEY` of the RSSHub. */
  accessKey: z.string().min(1).optional(),
  /** Zone of dates that name none; Chinese sites: Asia/Shanghai. */
  zone: z.string().min(1).default('Asia/Shanghai'),
});
type RsshubSettings = z.output<typeof settings>;

/** A route is asked for each keyword; more would not be polite to the site behind it. */
const MAX_KEYWORDS = 8;

/** Which cookie the operator of the RSSHub has to set, by the first part of the route. */
const COOKIES: Readonly<Record<string, string>> = {
  weibo: 'WEIBO_COOKIES',
  bilibili: 'BILIBILI_COOKIE_{uid}',
  baidu: 'BAIDU_COOKIE',
  smzdm: 'SMZDM_COOKIE',
  zhihu: 'ZHIHU_COOKIES',
  xiaohongshu: 'XIAOHONGSHU_COOKIE',
  twitter: 'TWITTER_AUTH_TOKEN',
  nga: 'NGA_PASSPORT_UID, NGA_PASSPORT_CID',
};

function addressOf(options: RsshubSettings, keyword: string): string {
  const url = new URL(options.route.replaceAll('{keyword}', encodeURIComponent(keyword)), options.base);
  if (options.accessKey) url.searchParams.set('key', options.accessKey);
  return url.href;
}

/** RSSHub answers 503 with a page when the site behind it refused: the words for the person who can change that. */
async function ask(options: RsshubSettings, keyword: string, context: PollContext) {
  // Only the ETag: its Last-Modified is the time of rendering and moves with every refresh of its cache.
  const isOnly = !options.route.includes('{keyword}');
  const etag = isOnly ? { etag: context.memory.etag } : {};
  const response = await context.fetch(addressOf(options, keyword), { ...etag, signal: context.signal });
  const site = options.route.split('/')[1] ?? '';
  const cookie = COOKIES[site];
  if (response.status === 503 && cookie !== undefined && !response.headers['retry-after']) {
    throw new SourceRefusal(`503: RSSHub could not read ${site}; its operator may have to renew ${cookie}`);
  }
  return readFeedAnswer(response, context, { zone: options.zone });
}

/** Routes of a self-hosted RSSHub: Weibo, Bilibili, Tieba, SMZDM and many more. */
const rsshub: SourceType<RsshubSettings> = {
  id: 'rsshub',
  labels: { 'zh-CN': 'RSSHub 路由', en: 'RSSHub route' },
  settings,
  example: { base: 'http://127.0.0.1:1200', route: '/weibo/keyword/{keyword}', zone: 'Asia/Shanghai' },
  notes: {
    'zh-CN':
      'RSSHub 默认缓存 300 秒（CACHE_EXPIRE），要在 10 分钟内响应请调小。站点 Cookie 由 RSSHub 的运维者在其环境变量中设置：微博 WEIBO_COOKIES，什么值得买 SMZDM_COOKIE（必需），知乎 ZHIHU_COOKIES。小红书、知乎、V2EX、黑猫没有关键词路由。',
    en: 'RSSHub caches for 300 s by default (CACHE_EXPIRE); lower it to keep the window. Site cookies are set by the operator of the RSSHub in its environment: WEIBO_COOKIES, SMZDM_COOKIE (required), ZHIHU_COOKIES. Xiaohongshu, Zhihu, V2EX and Heimao have no keyword route.',
  },
  async poll(source, context) {
    const options = source.settings;
    const hasKeyword = options.route.includes('{keyword}');
    const keywords = hasKeyword ? (options.keywords ?? listTerms(context.brands)).slice(0, MAX_KEYWORDS) : [''];
    const polls = [];
    for (const keyword of keywords) polls.push(await ask(options, keyword, context));
    const waits = polls.flatMap(({ waitSeconds }) => (waitSeconds === undefined ? [] : [waitSeconds]));
    return {
      entries: polls.flatMap(({ entries }) =>
        entries.map((entry) => ({ ...entry, postKey: entry.postKey ?? keyOfLink(entry.link) })),
      ),
      etag: hasKeyword ? null : (polls[0]?.etag ?? null),
      ...(polls.length > 0 && polls.every(({ notModified }) => notModified) ? { notModified: true } : {}),
      ...(waits.length > 0 ? { waitSeconds: Math.min(...waits) } : {}),
    };
  },
};
export default rsshub;
