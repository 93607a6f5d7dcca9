import { z } from 'zod';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** The site's own address. */
  base: z.url({ protocol: /^https?$/, error: 'the address of the site, like "https://blog.example.com"' }),
  posts: z.boolean().default(true),
  comments: z.boolean().default(true),
});
type WordpressSettings = z.output<typeof settings>;

const rendered = z.object({ rendered: z.string() });
const item = z.object({
  id: z.number(),
  date_gmt: z.string(),
  modified_gmt: z.string().nullish(),
  link: z.string(),
  title: rendered.nullish(),
  excerpt: rendered.nullish(),
  content: rendered,
  author_name: z.string().nullish(),
  author_url: z.string().nullish(),
  post: z.number().nullish(),
  parent: z.number().nullish(),
  _embedded: z
    .object({ author: z.array(z.object({ name: z.string().nullish(), link: z.string().nullish() })).nullish() })
    .nullish(),
});
type Item = z.output<typeof item>;
type Kind = 'posts' | 'comments';
const list = z.array(z.unknown());
/** Newest publication that was seen, epoch ms. */
const cursor = z.object({ posts: z.number().nullish(), comments: z.number().nullish() });

const PAGE = 50;
const OVERLAP_MS = 60_000;

/** WordPress gives GMT without saying so. */
const gmt = (date: string | null | undefined): number | null => (date ? instantOf(`${date}Z`) : null);

function toEntry(found: Item, kind: Kind) {
  const embedded = found._embedded?.author?.[0];
  const name = found.author_name ?? embedded?.name ?? null;
  const url = found.author_url || embedded?.link || null;
  return makeEntry({
    id: `${kind}:${found.id}`,
    link: found.link,
    title: textOfHtml(found.title?.rendered),
    author: name === null ? null : { name, email: null, url },
    publishedAt: gmt(found.date_gmt),
    updatedAt: gmt(found.modified_gmt),
    summary: textOfHtml(found.excerpt?.rendered),
    content: textOfHtml(found.content.rendered),
    ...(found.post ? { replyTo: found.link.replace(/#.*$/, '') } : {}),
  });
}

async function readKind(base: string, kind: Kind, afterAt: number | null, context: PollContext): Promise<Item[]> {
  const items: Item[] = [];
  const { until, mostPages } = howFarBack(afterAt, context.since);
  for (let page = 1; page <= mostPages; page += 1) {
    // The query form of the address works with every setting of permalinks.
    const url = new URL('/', base);
    url.searchParams.set('rest_route', `/wp/v2/${kind}`);
    url.searchParams.set('per_page', String(PAGE));
    url.searchParams.set('page', String(page));
    url.searchParams.set('orderby', 'date');
    url.searchParams.set('order', until === null ? 'desc' : 'asc');
    if (kind === 'posts') url.searchParams.set('_embed', 'author');
    if (until !== null) url.searchParams.set('after', new Date(until - OVERLAP_MS).toISOString());
    const response = await context.fetch(url.href, { signal: context.signal });
    const found = readJsonAnswer(response, list, context.now);
    items.push(...readItems(found, item, context));
    if (found.length < PAGE) break;
  }
  return items;
}

/** Posts and comments of a WordPress site by its REST interface: everything after what is known, however much. */
const wordpress: SourceType<WordpressSettings> = {
  id: 'wordpress',
  labels: { 'zh-CN': 'WordPress（文章与评论）', en: 'WordPress (posts and comments)' },
  settings,
  example: { base: 'https://blog.example.com', posts: true, comments: true },
  notes: {
    'zh-CN': '使用站点自带的 REST 接口，比订阅源更全（订阅源只有最近 10 条）。站点关闭该接口时请改用订阅源。',
    en: "Uses the site's REST interface, which leaves nothing out (its feed holds ten items). Where a site has switched it off, use the feed.",
  },
  async poll(source, context) {
    const options = source.settings;
    const seen: z.output<typeof cursor> = readCursor(context.memory.cursor, cursor) ?? {};
    const next = { ...seen };
    const entries = [];
    for (const kind of ['posts', 'comments'] as const) {
      if (!options[kind]) continue;
      const items = await readKind(options.base, kind, seen[kind] ?? null, context);
      const newest = items.reduce((latest, found) => Math.max(latest, gmt(found.date_gmt) ?? 0), seen[kind] ?? 0);
      next[kind] = newest || null;
      entries.push(...items.map((found) => toEntry(found, kind)));
    }
    return { entries, cursor: next };
  },
};
export default wordpress;
