import { z } from 'zod';
import { readFeedAnswer } from '../listen/ask/read-feed-answer.ts';
import type { SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Number of the app, as in its address after `id`. */
  appId: z.string().regex(/^\d{6,12}$/, 'the number of the app, like "310633997"'),
  /** Countries by two letters; each is a list of its own. */
  countries: z
    .array(z.string().regex(/^[a-z]{2}$/, 'two small letters, like "cn"'))
    .min(1)
    .default(['cn']),
  /** Pages of 50 reviews in each country. */
  pages: z.number().int().min(1).max(10).default(1),
});
type AppstoreSettings = z.output<typeof settings>;

/** Apple shows 500 reviews of a country, whatever is asked. */
const MOST_PAGES = 10;

/** Reviews of an app in the App Store, by the public XML feed (its JSON twin is empty now and then). */
const appstore: SourceType<AppstoreSettings> = {
  id: 'appstore',
  labels: { 'zh-CN': 'App Store 评论', en: 'App Store reviews' },
  settings,
  example: { appId: '310633997', countries: ['cn', 'us'], pages: 1 },
  notes: {
    'zh-CN': '无需密钥；苹果的列表会延迟数小时，因此无法保证 10 分钟内发现。',
    en: "No key needed; Apple's list lags by hours, so the ten minutes cannot be kept here.",
  },
  async poll(source, context) {
    const { appId, countries, pages } = source.settings;
    const entries = [];
    for (const country of countries) {
      for (let page = 1; page <= (context.since === undefined ? pages : MOST_PAGES); page += 1) {
        const url = `https://itunes.apple.com/${country}/rss/customerreviews/page=${page}/id=${appId}/sortby=mostrecent/xml`;
        const found = await readFeedAnswer(await context.fetch(url, { signal: context.signal }), context);
        // The first entry of the list is the app itself.
        const reviews = found.entries.filter(({ id, rating }) => rating !== undefined && /^\d+$/.test(id ?? ''));
        for (const review of reviews) {
          entries.push({
            ...review,
            // Date and edit share one field: an edited review keeps its id.
            updatedAt: null,
            postKey: `app-store:${review.id}`,
            link: `https://apps.apple.com/${country}/app/id${appId}?see-all=reviews#${review.id}`,
          });
        }
        const oldest = Math.min(...reviews.map(({ publishedAt }) => publishedAt ?? context.now));
        if (reviews.length === 0 || (context.since !== undefined && oldest < context.since)) break;
      }
    }
    return { entries };
  },
};
export default appstore;
