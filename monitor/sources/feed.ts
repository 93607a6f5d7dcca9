import { z } from 'zod';
import { readFeedAnswer } from '../listen/ask/read-feed-answer.ts';
import type { SourceType } from '../source-type.ts';

const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'an http(s) address, like "https://forum.example.com/latest.rss"' }),
  /** Zone of dates that name none, and of `CST`. */
  zone: z.string().min(1).optional(),
  /** Headers that the site needs, such as a cookie or a token of your own; secrets may come from the environment. */
  headers: z.record(z.string(), z.string()).optional(),
});
type FeedSettings = z.output<typeof settings>;

/** Any RSS, RDF, Atom or JSON Feed document. */
const feed: SourceType<FeedSettings> = {
  id: 'feed',
  labels: { 'zh-CN': '订阅源（RSS、Atom、JSON Feed）', en: 'Feed (RSS, Atom, JSON Feed)' },
  settings,
  example: { url: 'https://forum.example.com/latest.rss' },
  notes: {
    'zh-CN': '站点自己的缓存会增加延迟；条目没有时区时可填 zone，例如 Asia/Shanghai。',
    en: "The site's own cache adds its delay; where dates carry no zone, set one, such as Asia/Shanghai.",
  },
  async poll(source, context) {
    const { url, zone, headers } = source.settings;
    const { etag, lastModified } = context.memory;
    const response = await context.fetch(url, {
      etag,
      lastModified,
      signal: context.signal,
      ...(headers ? { headers } : {}),
    });
    return readFeedAnswer(response, context, zone ? { zone } : {});
  },
};
export default feed;
