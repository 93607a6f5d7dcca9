import { z } from 'zod';
import { readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { readPath, textAt } from '../listen/ask/read-path.ts';
import { SourceRefusal, sayBoth } from '../listen/ask/source-refusal.ts';
import { keyOfLink } from '../listen/key-of-link.ts';
import { makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import { parseDate } from '../listen/read/parse-date.ts';
import { resolveLink } from '../listen/read/read-links.ts';
import type { SourceType } from '../source-type.ts';

const path = z.string().regex(/^[^.[\]]+(?:\.[^.[\]]+|\[\d+\])*$/u, 'a path like "data.items" or "user.name"');
const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'an http(s) address that answers with JSON' }),
  headers: z.record(z.string(), z.string()).optional(),
  /** Where the list of posts stands; absent: the answer itself is the list. */
  items: path.optional(),
  /** Where each field stands within a post. */
  fields: z.strictObject({
    id: path.optional(),
    link: path.optional(),
    title: path.optional(),
    content: path,
    author: path.optional(),
    authorId: path.optional(),
    publishedAt: path.optional(),
    updatedAt: path.optional(),
    rating: path.optional(),
    likes: path.optional(),
    comments: path.optional(),
    replyTo: path.optional(),
  }),
  /** Address of a post with `{id}`, where the answer has no link. */
  linkTemplate: z.url({ protocol: /^https?$/ }).optional(),
  zone: z.string().min(1).optional(),
});
type JsonSettings = z.output<typeof settings>;

const numberAt = (item: unknown, at: string | undefined): number | null => {
  const value = Number(textAt(item, at) ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
};

function toEntry(item: unknown, options: JsonSettings, now: number) {
  const { fields } = options;
  const dateAt = (at: string | undefined) => parseDate(textAt(item, at) ?? '', { zone: options.zone ?? null, now });
  const id = textAt(item, fields.id);
  const written = textAt(item, fields.link);
  const template = id === null ? undefined : options.linkTemplate?.replaceAll('{id}', encodeURIComponent(id));
  const link = written === null ? (template ?? null) : resolveLink(written, options.url);
  const author = textAt(item, fields.author);
  const rating = numberAt(item, fields.rating);
  const replyTo = textAt(item, fields.replyTo);
  return makeEntry({
    id,
    link,
    postKey: keyOfLink(link),
    title: textOfHtml(textAt(item, fields.title)),
    content: textOfHtml(textAt(item, fields.content)),
    author: author === null ? null : { name: author, email: null, url: null, id: textAt(item, fields.authorId) },
    publishedAt: dateAt(fields.publishedAt),
    updatedAt: dateAt(fields.updatedAt),
    metrics: { likes: numberAt(item, fields.likes), comments: numberAt(item, fields.comments) },
    ...(rating !== null && rating >= 1 && rating <= 5 ? { rating } : {}),
    ...(replyTo === null ? {} : { replyTo }),
  });
}

/** Any interface that answers with a list in JSON, by the places of its fields. */
const json: SourceType<JsonSettings> = {
  id: 'json',
  labels: { 'zh-CN': 'JSON 接口（自定字段）', en: 'JSON interface (fields by path)' },
  settings,
  example: {
    url: 'https://community.example.com/api/posts',
    items: 'data.list',
    fields: { id: 'id', content: 'body', author: 'user.name', publishedAt: 'created_at' },
    linkTemplate: 'https://community.example.com/p/{id}',
  },
  notes: {
    'zh-CN': '适合自家社区或内部系统；字段路径用点号，例如 user.name。',
    en: 'For a community or system of your own; fields are named by paths with dots, such as user.name.',
  },
  async poll(source, context) {
    const options = source.settings;
    const { etag, lastModified } = context.memory;
    const response = await context.fetch(options.url, {
      etag,
      lastModified,
      signal: context.signal,
      headers: { accept: 'application/json', ...options.headers },
    });
    if (response.notModified) return { entries: [], notModified: true };
    const answer = readJsonAnswer(response, z.unknown(), context.now);
    const items = options.items === undefined ? answer : readPath(answer, options.items);
    if (!Array.isArray(items)) {
      const place = options.items ?? '';
      throw new SourceRefusal(
        sayBoth(
          `${place || '回应里'}没有列表，接口变了吗？`,
          `there is no list at ${place || 'the top of the answer'}: has the interface changed?`,
        ),
      );
    }
    const entries = items.map((item) => toEntry(item, options, context.now));
    const wordless = entries.filter(({ content, title }) => content === null && title === null);
    const place = options.fields.content;
    if (wordless.length > 0 && wordless.length === entries.length) {
      throw new SourceRefusal(
        sayBoth(
          `没有一条在 ${place} 处有正文，接口变了吗？`,
          `no item has a text at ${place}: has the interface changed?`,
        ),
      );
    }
    // Stars without a word are a review, too.
    const unread = wordless.filter(({ rating }) => (rating ?? null) === null).length;
    const firstFault = unread === 0 ? null : sayBoth(`${place} 处没有正文`, `no text at ${place}`);
    context.itemsRead?.({ total: entries.length, unread, firstFault });
    return { entries, etag: response.headers.etag ?? null, lastModified: response.headers['last-modified'] ?? null };
  },
};
export default json;
