import { z } from 'zod';
import type { Poll } from '../../shared/model/source.ts';
import type { SafeResponse } from '../fetch/safe-fetch.ts';
import { listTerms } from '../listen/ask/compose-queries.ts';
import { readFeedAnswer } from '../listen/ask/read-feed-answer.ts';
import { readCursor } from '../listen/ask/read-json-answer.ts';
import { SourceRefusal, sayBoth } from '../listen/ask/source-refusal.ts';
import { readCacheHint, readRetryAfter } from '../listen/ask/wait-hint.ts';
import { keyOfLink } from '../listen/key-of-link.ts';
import { textOfHtml } from '../listen/read/make-entry.ts';
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

/** Keywords of one look, each a request; more would not be polite to the site behind. The next look asks the next ones. */
const KEYWORDS_A_LOOK = 8;
/** Keyword that the next look begins with. */
const cursor = z.object({ next: z.number().int().min(0) });
/** ETags by keyword, kept as one validator. */
const etags = z.record(z.string(), z.string());

/** What the operator of the RSSHub has to set in its environment, by the first part of the route. */
const SETTINGS: Readonly<Record<string, string>> = {
  weibo: 'WEIBO_COOKIES',
  bilibili: 'BILIBILI_COOKIE_{uid}',
  baidu: 'BAIDU_COOKIE',
  smzdm: 'SMZDM_COOKIE',
  zhihu: 'ZHIHU_COOKIES',
  xiaohongshu: 'XIAOHONGSHU_COOKIE',
  twitter: 'TWITTER_AUTH_TOKEN',
  nga: 'NGA_PASSPORT_UID, NGA_PASSPORT_CID',
  discuz: 'ALLOW_USER_SUPPLY_UNSAFE_DOMAIN',
  mail: 'EMAIL_CONFIG_{email}',
};
const LONGEST_REASON = 200;

function addressOf(options: RsshubSettings, keyword: string): string {
  // An RSSHub may stand under a path of its host.
  const base = options.base.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const url = new URL(base + options.route.replaceAll('{keyword}', encodeURIComponent(keyword)));
  if (options.accessKey) url.searchParams.set('key', options.accessKey);
  return url.href;
}

/** The reason on RSSHub's page of an error: its first line, without the stack behind it. */
function readReason(body: Uint8Array): string {
  const markup = /Error Message:[\s\S]*?<code[^>]*>([\s\S]*?)<\/code>/i.exec(new TextDecoder().decode(body))?.[1];
  const [line = ''] = (textOfHtml(markup) ?? '').split(/\n|\s+at\s+\S+[\s:(]/);
  return line.trim().slice(0, LONGEST_REASON);
}

/** RSSHub answers 503 with a page when the site behind it refused: the words for the person who can change that. */
function refuse(response: SafeResponse, route: string, now: number): void {
  const site = route.split(/[/?]/)[1] ?? '';
  if (response.status === 403) {
    const message = sayBoth('403：RSSHub 不接受这个 accessKey', 'RSSHub refuses the accessKey');
    throw new SourceRefusal(message, { mayRecover: false });
  }
  if (response.status === 404) {
    const message = sayBoth(
      `404：RSSHub 没有路由“${route}”，或 ${site} 那里什么也没有`,
      `RSSHub knows no route "${route}", or ${site} has nothing there`,
    );
    throw new SourceRefusal(message, { mayRecover: false });
  }
  if (response.status !== 503) return;
  const reason = readReason(response.body);
  // While another request is being answered it says for how long in its cache header.
  const isBusy = /RequestInProgress/.test(reason);
  const waitSeconds =
    readRetryAfter(response.headers['retry-after'], now) ?? (isBusy ? readCacheHint(response.headers, now) : null);
  const setting = SETTINGS[site];
  const isHelped = setting !== undefined && !isBusy;
  const message = sayBoth(
    `503：RSSHub 读不到 ${site}${isHelped ? `，其运维者可能要设置或更新 ${setting}` : ''}`,
    `RSSHub could not read ${site}${reason && `: ${reason}`}${isHelped ? `; its operator may have to set or renew ${setting}` : ''}`,
  );
  throw new SourceRefusal(message, { waitSeconds });
}

/** RSSHub keeps an answer for `max-age` from its rendering, which `Last-Modified` tells. */
function cacheOf({ headers }: SafeResponse, now: number): Poll['cache'] | null {
  const seconds = Number(/max-age=(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1] ?? 0);
  if (seconds === 0) return null;
  const renderedAt = Date.parse(headers['last-modified'] ?? '');
  const age = Number.isNaN(renderedAt) ? 0 : Math.max(0, Math.round((now - renderedAt) / 1000));
  return { seconds, leftSeconds: Math.max(0, seconds - age) };
}

async function ask(options: RsshubSettings, keyword: string, etag: string | null, context: PollContext) {
  // Only the ETag: its Last-Modified is the time of rendering and moves with every refresh of its cache.
  const response = await context.fetch(addressOf(options, keyword), { etag, signal: context.signal });
  refuse(response, options.route, context.now);
  const { waitSeconds: _, ...poll } = await readFeedAnswer(response, context, { zone: options.zone });
  return { ...poll, cache: cacheOf(response, context.now) };
}

function readEtags(text: string | null): Record<string, string> {
  try {
    return { ...readCursor(JSON.parse(text ?? '{}'), etags) };
  } catch {
    return {};
  }
}

/** The keywords of this look, and with which the next one begins. */
function chooseKeywords(options: RsshubSettings, context: PollContext) {
  if (!options.route.includes('{keyword}')) return { keywords: [''], next: 0, parts: 1 };
  const all = options.keywords ?? listTerms(context.brands);
  // A back-fill is one long look.
  if (context.since !== undefined) return { keywords: all, next: 0, parts: 1 };
  const parts = Math.ceil(all.length / KEYWORDS_A_LOOK);
  const start = (readCursor(context.memory.cursor, cursor)?.next ?? 0) % Math.max(1, all.length);
  const keywords = [...all.slice(start), ...all.slice(0, start)].slice(0, KEYWORDS_A_LOOK);
  return { keywords, next: (start + keywords.length) % Math.max(1, all.length), parts };
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
    const { keywords, next, parts } = chooseKeywords(options, context);
    const known = readEtags(context.memory.etag);
    const polls = [];
    const faults: unknown[] = [];
    for (const keyword of keywords) {
      try {
        const poll = await ask(options, keyword, known[keyword] ?? null, context);
        if (poll.etag) known[keyword] = poll.etag;
        polls.push(poll);
      } catch (error) {
        if (context.signal.aborted) throw error;
        faults.push(error);
      }
    }
    // One keyword that cannot be read must not silence the others; nothing at all is a failure like every other.
    if (polls.length === 0 && faults.length > 0) throw faults[0];
    const caches = polls.flatMap(({ cache }) => cache ?? []);
    const cache = caches.toSorted((a, b) => a.leftSeconds - b.leftSeconds)[0];
    return {
      entries: polls.flatMap(({ entries }) =>
        entries.map((entry) => ({ ...entry, postKey: entry.postKey ?? keyOfLink(entry.link) })),
      ),
      etag: Object.keys(known).length === 0 ? null : JSON.stringify(known),
      ...(polls.length > 0 && polls.every(({ notModified }) => notModified) ? { notModified: true } : {}),
      ...(cache ? { cache } : {}),
      ...(parts > 1 ? { parts, cursor: { next } } : {}),
      ...(faults.length > 0 ? { fault: `${faults.length} of ${keywords.length}: ${sayFault(faults[0])}` } : {}),
    };
  },
};
export default rsshub;

const sayFault = (error: unknown): string => (error instanceof Error ? error.message : String(error));
