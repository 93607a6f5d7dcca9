import type { Author, Entry } from '../../../shared/model/entry.ts';
import { closeTruncatedJson } from './close-truncated-json.ts';
import { DocumentError } from './document-error.ts';
import { htmlToText } from './html-to-text.ts';
import { keepNewest } from './keep-newest.ts';
import { mendJson } from './mend-json.ts';
import type { DocumentDoubt, ReadContext, ReadDocument } from './parsed-document.ts';
import { tidyText } from './plain-text.ts';
import { ReadDates } from './read-dates.ts';
import { resolveLink } from './read-links.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A text, or a number where somebody wrote one; everything else is absent. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function readAuthor(holder: Json, baseUrl: string | null): Author | null {
  const old = typeof holder.author === 'string' ? { name: holder.author } : holder.author;
  const persons = [...listOf(holder.authors), ...(isObject(old) ? [old] : [])].map((one) => readPerson(one, baseUrl));
  return persons.find((author) => author !== null) ?? null;
}

function readPerson(first: Json, baseUrl: string | null): Author | null {
  const url = textOf(first.url);
  const email = url?.startsWith('mailto:') ? url.slice(7) : textOf(first.email);
  const address = url === null || email === url.slice(7) ? null : resolveLink(url, baseUrl);
  const author = { name: textOf(first.name), email, url: address };
  return author.name === null && author.email === null && author.url === null ? null : author;
}

/** What an item takes over from the feed. */
interface Surroundings {
  readonly author: Author | null;
  readonly lang: string | null;
  readonly dates: ReadDates;
}

function readItem(item: Json, feed: Surroundings, context: ReadContext): Entry {
  const plain = (value: unknown): string | null => tidyText(textOf(value) ?? '') || null;
  const html = textOf(item.content_html);
  const id = textOf(item.id);
  // "Ideally, the id is the full URL of the resource" (JSON Feed 1.1).
  const link = textOf(item.url) ?? textOf(item.external_url) ?? (id !== null && /^https?:/i.test(id) ? id : null);
  const publishedAt = feed.dates.read(textOf(item.date_published));
  const updatedAt = feed.dates.read(textOf(item.date_modified));
  return {
    id,
    link: link === null ? null : resolveLink(link, context.baseUrl),
    title: plain(item.title),
    author: readAuthor(item, context.baseUrl) ?? feed.author,
    publishedAt: publishedAt ?? updatedAt,
    updatedAt,
    summary: plain(item.summary),
    content: html === null ? plain(item.content_text) : htmlToText(html) || plain(item.content_text),
    lang: textOf(item.language) ?? feed.lang,
  };
}

function readJson(text: string): { json: unknown; truncated: boolean } {
  try {
    return { json: JSON.parse(text), truncated: false };
  } catch (error) {
    const mended = mendJson(text);
    if (mended !== text) return readJson(mended);
    const whole = closeTruncatedJson(text);
    if (whole === null) throw new DocumentError('not-a-feed', 'starts like JSON and is not', { cause: error });
    return { json: whole, truncated: true };
  }
}

/**
 * Reads a JSON Feed 1.0 or 1.1; of one that was cut short the items that arrived whole.
 * @throws DocumentError `not-a-feed` when it is other JSON or broken JSON
 */
export function readJsonFeed(text: string, context: ReadContext): ReadDocument {
  const { json, truncated } = readJson(text.replace(/^[\s\ufeff]+/, ''));
  if (!isObject(json) || !Array.isArray(json.items)) {
    throw new DocumentError('not-a-feed', 'JSON, but no JSON Feed: it has no list "items"');
  }
  const author = readAuthor(json, context.baseUrl);
  const lang = textOf(json.language);
  const self = textOf(json.feed_url);
  const link = textOf(json.home_page_url);
  const dates = new ReadDates(context, lang);
  const items = listOf(json.items).map((item) => readItem(item, { author, lang, dates }, context));
  const { kept, dropped } = keepNewest(items, ({ publishedAt }) => publishedAt);
  const doubts: DocumentDoubt[] = [];
  if (truncated) doubts.push('truncated');
  if (dropped > 0) doubts.push('items-dropped');
  if (dates.hasUnreadable) doubts.push('date-unreadable');
  return {
    feed: {
      title: tidyText(textOf(json.title) ?? '') || null,
      link: link === null ? null : resolveLink(link, context.baseUrl),
      id: self,
      summary: tidyText(textOf(json.description) ?? '') || null,
      author,
      publishedAt: null,
      updatedAt: null,
      lang,
      hub: textOf(listOf(json.hubs)[0]?.url),
      self,
    },
    entries: kept,
    doubts,
  };
}
