import { z } from 'zod';
import { composeQueries } from '../listen/ask/compose-queries.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** What is listened to. */
  tags: z.enum(['(story,comment)', 'story', 'comment']).default('(story,comment)'),
  /** Instead of the spellings of the brands; each is a search of its own. */
  queries: z.array(z.string().min(1)).min(1).optional(),
});
type HackerNewsSettings = z.output<typeof settings>;

const answer = z.object({ hits: z.array(z.unknown()) });
const hit = z.object({
  objectID: z.string(),
  created_at: z.string(),
  author: z.string().nullish(),
  title: z.string().nullish(),
  story_title: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  points: z.number().nullish(),
  num_comments: z.number().nullish(),
  parent_id: z.number().nullish(),
});
const cursor = z.object({ sinceSeconds: z.number() });

/** The index lags by minutes: what was found is asked for again for this long, and stored once. */
const OVERLAP_SECONDS = 15 * 60;
const FIRST_LOOK_SECONDS = 24 * 3600;
const MAX_QUERIES = 8;

const itemPage = (id: string | number): string => `https://news.ycombinator.com/item?id=${id}`;

function toEntry(item: z.output<typeof hit>) {
  return makeEntry({
    id: item.objectID,
    postKey: `hackernews:${item.objectID}`,
    link: itemPage(item.objectID),
    title: item.title ?? null,
    content: textOfHtml(item.comment_text ?? item.story_text),
    author: item.author
      ? { name: item.author, email: null, url: `https://news.ycombinator.com/user?id=${item.author}`, id: item.author }
      : null,
    publishedAt: instantOf(item.created_at),
    lang: 'en',
    metrics: { likes: item.points ?? null, comments: item.num_comments ?? null },
    ...(item.parent_id ? { replyTo: itemPage(item.parent_id) } : {}),
  });
}

/** Stories and comments of Hacker News through the search of Algolia; no key needed. */
const hackernews: SourceType<HackerNewsSettings> = {
  id: 'hackernews',
  labels: { 'zh-CN': 'Hacker News（搜索）', en: 'Hacker News (search)' },
  settings,
  example: { tags: '(story,comment)' },
  notes: {
    'zh-CN': '无需密钥；每个 IP 每小时最多 10,000 次请求，索引约有数分钟延迟。',
    en: 'No key needed; 10,000 requests an hour and address; the index lags by minutes.',
  },
  async poll(source, context) {
    const { tags, queries } = source.settings;
    const nowSeconds = Math.floor(context.now / 1000);
    const since = readCursor(context.memory.cursor, cursor)?.sinceSeconds ?? nowSeconds - FIRST_LOOK_SECONDS;
    const hits = [];
    for (const query of (queries ?? composeQueries(context.brands, { maxLength: 200, or: null })).slice(
      0,
      MAX_QUERIES,
    )) {
      const url = new URL('https://hn.algolia.com/api/v1/search_by_date');
      url.search = new URLSearchParams({
        query,
        tags,
        numericFilters: `created_at_i>${since - OVERLAP_SECONDS}`,
        // The most that one answer may hold; it holds only what matches and is new.
        hitsPerPage: '1000',
      }).toString();
      const found = readJsonAnswer(await context.fetch(url.href, { signal: context.signal }), answer, context.now);
      hits.push(...readItems(found.hits, hit));
    }
    const newest = hits.reduce(
      (latest, item) => Math.max(latest, Math.floor((instantOf(item.created_at) ?? 0) / 1000)),
      since,
    );
    return { entries: hits.map(toEntry), cursor: { sinceSeconds: newest } };
  },
};
export default hackernews;
