import type { Author, Entry, Metrics } from '../../shared/model/entry.ts';
import { readAuthorElement } from './read-author.ts';
import type { ReadDates } from './read-dates.ts';
import { baseWithin, findAlternate, readLinks, resolveLink, unwrapLink } from './read-links.ts';
import { atomText, rssText } from './text-construct.ts';
import { findChild, rawText, type XmlElement } from './xml-tree.ts';

/** What an entry takes over from what is around it. */
export interface EntrySurroundings {
  readonly base: string | null;
  readonly lang: string | null;
  /** Author of the whole feed, for formats whose entries inherit it (RFC 4287 4.2.1). */
  readonly author: Author | null;
  readonly dates: ReadDates;
}

const textOrNull = (text: string | null | undefined): string | null =>
  text === '' || text === undefined ? null : text;

/**
 * Plain text of the first child of the names that has any, by the rules of the format that the child belongs to. An
 * element that is there and says nothing gives an empty text; null: there is none.
 */
export function readText(parent: XmlElement, ...names: readonly string[]): string | null {
  let found: string | null = null;
  for (const name of names) {
    if (findChild(parent, name) === null) continue;
    for (const child of parent.children) {
      if (typeof child === 'string' || child.name !== name) continue;
      found = (name.startsWith('atom:') ? atomText(child) : rssText(child)) ?? found;
      if (found) return found;
    }
  }
  return found;
}

/** Text of the first child of the names as it stands: for ids, dates, numbers. */
export function readRaw(parent: XmlElement, ...names: readonly string[]): string | null {
  const child = findChild(parent, ...names);
  return child === null ? null : textOrNull(rawText(child).trim());
}

/**
 * Author named in the element, in the order of trust. Where the first one is a mere address, a later one gives the name
 * (`author` with `dc:creator`).
 */
export function readAuthor(parent: XmlElement, ...names: readonly string[]): Author | null {
  let first: Author | null = null;
  for (const name of names) {
    const element = findChild(parent, name);
    const author = element && readAuthorElement(element);
    if (!author) continue;
    if (first === null) first = author;
    else if (author.name !== null) first = { name: author.name, email: first.email ?? author.email, url: first.url };
    if (first.name !== null) return first;
  }
  return first;
}

function readId(item: XmlElement, base: string | null): { id: string | null; permalink: string | null } {
  const guid = findChild(item, 'guid');
  const id =
    readRaw(item, 'guid', 'atom:id', 'id') ?? item.attributes['rdf:about']?.trim() ?? readRaw(item, 'dc:identifier');
  const isPermalink = guid !== null && (guid.attributes.ispermalink ?? 'true').trim().toLowerCase() !== 'false';
  const permalink = isPermalink && id !== null && /^https?:/i.test(id) ? resolveLink(id, base) : null;
  return { id: textOrNull(id), permalink };
}

const COUNTS = { comments: ['slash:comments', 'thr:total'] } as const;

function readNumber(text: string | null | undefined): number | null {
  const value = text === null || text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function readMetrics(item: XmlElement): Metrics | null {
  const community = findChild(findChild(item, 'media:group') ?? item, 'media:community');
  const statistics = community && findChild(community, 'media:statistics');
  const stars = community && findChild(community, 'media:starrating');
  const comments = readNumber(readRaw(item, ...COUNTS.comments));
  const views = readNumber(statistics?.attributes.views);
  const likes = readNumber(stars?.attributes.count);
  return comments === null && views === null && likes === null ? null : { comments, views, likes };
}

function readTexts(item: XmlElement): { summary: string | null; content: string | null } {
  const content = readText(
    item,
    'content:encoded',
    'atom:content',
    'content',
    'xhtml:body',
    'body',
    'fullitem',
    'xhtml:div',
  );
  const description = readText(item, 'description', 'dc:description', 'dcterms:abstract', 'abstract');
  const summary = readText(item, 'atom:summary', 'summary', 'itunes:summary', 'itunes:subtitle');
  const media = readText(findChild(item, 'media:group') ?? item, 'media:description');
  // A summary beside a description says that the description is the whole text.
  if (summary && description && content === null && findChild(item, 'itunes:summary', 'itunes:subtitle') === null) {
    return { summary, content: description };
  }
  return { summary: description || summary || (content === null ? media : null) || (description ?? summary), content };
}

/** Reads an `item` or `entry` of any of the formats. */
export function readEntry(item: XmlElement, around: EntrySurroundings): Entry {
  const base = baseWithin(item, around.base);
  const links = readLinks(item, base);
  const { id, permalink } = readId(item, base);
  const source = findChild(item, 'atom:source');
  const author =
    readAuthor(item, 'atom:author', 'author', 'dc:creator', 'itunes:author', 'dc:author') ??
    (source && readAuthor(source, 'atom:author')) ??
    around.author;
  const replyTo = findChild(item, 'thr:in-reply-to')?.attributes;
  const rating = readNumber(readRaw(item, 'im:rating'));
  const metrics = readMetrics(item);
  const { publishedAt, updatedAt } = around.dates.readEntryDates(item);
  return {
    id,
    link:
      unwrapLink(findAlternate(links)) ??
      permalink ??
      (item.attributes.href ? resolveLink(item.attributes.href, base) : null),
    title: readText(item, 'atom:title', 'title', 'dc:title', 'media:title'),
    author: author && { ...author, url: author.url === null ? null : resolveLink(author.url, base) },
    publishedAt,
    updatedAt,
    ...readTexts(item),
    lang: item.lang ?? readRaw(item, 'dc:language') ?? around.lang,
    ...(rating !== null && rating >= 1 && rating <= 5 ? { rating } : {}),
    ...(metrics === null ? {} : { metrics }),
    ...(replyTo ? { replyTo: replyTo.href ?? replyTo.ref ?? null } : {}),
  };
}
