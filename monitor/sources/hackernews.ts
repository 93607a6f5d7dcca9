import { z } from 'zod';
import { composeQueries } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, type ReadBack, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** What is listened to. */
  tags: z.enum(['(story,comment)', 'story', 'comment']).default('(story,comment)'),
  /** Instead of the spellings of the brands; each is a search of its own. */
  queries: z.array(z.string().min(1)).min(1).optional(),
});
type HackerNewsSettings = z.output<typeof settings>;

const answer = z.object({ hits: z.array(z.unknown()) });
/** The most that one answer may hold, and the most that one search shows. */
const HITS = 1_000;
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
type Hit = z.output<typeof hit>;
const cursor = z.object({ sinceSeconds: z.number() });

/** The index lags by minutes: what was found is asked for again for this long, and stored once. */
const OVERLAP_SECONDS = 15 * 60;
const FIRST_LOOK_MS = 24 * 3_600_000;

const itemPage = (id: string | number): string => `https://news.ycombinator.com/item?id=${id}`;

function toEntry(item: Hit) {
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

const secondsOf = (item: Hit): number => Math.floor((instantOf(item.created_at) ?? 0) / 1000);

/** What was written after an instant, newest first; where one answer cannot hold it, what is older than the answer is asked for. */
async function search(query: string, tags: string, since: number, context: PollContext): Promise<ReadBack<Hit>> {
  let before: number | null = null;
  return readBack(howFarBack(since, context.since), async () => {
    const url = new URL('https://hn.algolia.com/api/v1/search_by_date');
    const upTo: string = before === null ? '' : `,created_at_i<=${before}`;
    url.search = new URLSearchParams({
      ...{ query, tags, numericFilters: `created_at_i>${since}${upTo}` },
      hitsPerPage: String(HITS),
    }).toString();
    const answered = readJsonAnswer(await context.fetch(url.href, { signal: context.signal }), answer, context.now);
    const items = readItems(answered.hits, hit, context);
    const oldest = Math.min(...items.map(secondsOf));
    const hasMore = answered.hits.length === HITS && oldest !== before;
    before = oldest;
    // What is older it leaves out by itself.
    return { items, oldest: Number.POSITIVE_INFINITY, hasMore };
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
    const since =
      readCursor(context.memory.cursor, cursor)?.sinceSeconds ??
      Math.floor((context.since ?? context.now - FIRST_LOOK_MS) / 1000);
    const lists: ReadBack<Hit>[] = [];
    for (const query of queries ?? composeQueries(context.brands, { maxLength: 200, or: null })) {
      lists.push(await search(query, tags, since - OVERLAP_SECONDS, context));
    }
    const hits = lists.flatMap(({ items }) => items);
    const newest = hits.reduce((latest, item) => Math.max(latest, secondsOf(item)), since);
    return { entries: hits.map(toEntry), cursor: { sinceSeconds: newest }, ...isAnyCut(lists) };
  },
};
export default hackernews;
