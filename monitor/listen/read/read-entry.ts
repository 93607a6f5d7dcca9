import type { Author, Entry, Metrics } from '../../../shared/model/entry.ts';
import { readAuthorElement } from './read-author.ts';
import type { ReadDates } from './read-dates.ts';
import { baseWithin, findAlternate, findOwnAddress, readLinks, resolveLink, unwrapLink } from './read-links.ts';
import { atomText, rssText } from './text-construct.ts';
import { findChild, findChildren, rawText, type XmlElement } from './xml-tree.ts';

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

const TITLES = ['atom:title', 'title', 'dc:title', 'itunes:title'];
const AUTHORS = ['atom:author', 'author', 'dc:creator', 'itunes:author', 'googleplay:author', 'dc:author'];

/** Text of the first child of the names as it stands: for ids, dates, numbers. */
export function readRaw(parent: XmlElement, ...names: readonly string[]): string | null {
  const child = findChild(parent, ...names);
  return child === null ? null : textOrNull(rawText(child).trim());
}

/**
 * Author named in the element, in the order of trust. Where the first one is a mere address, a later one gives the name
 * (`author` with `dc:creator`).
 */
export function readAuthor(parent: XmlElement, base: string | null, ...names: readonly string[]): Author | null {
  let first: Author | null = null;
  for (const name of names) {
    const element = findChild(parent, name);
    const author = element && readAuthorElement(element, baseWithin(element, base));
    if (!author) continue;
    if (first === null) first = author;
    else if (author.name !== null) first = { name: author.name, email: first.email ?? author.email, url: first.url };
    if (first.name !== null) return first;
  }
  return first;
}

/** The address before a service that counts clicks put its own in front. */
const ORIGINAL_LINKS = ['feedburner:origlink', 'pheedo:origlink'];

function readId(item: XmlElement, base: string | null): { id: string | null; permalink: string | null } {
  const guid = findChild(item, 'guid');
  const id =
    readRaw(item, 'guid', 'atom:id', 'id') ?? item.attributes['rdf:about']?.trim() ?? readRaw(item, 'dc:identifier');
  const isPermalink = guid !== null && (guid.attributes.ispermalink ?? 'true').trim().toLowerCase() !== 'false';
  // Only what says that it is an address may be a mere path.
  const isAddress = id !== null && (/^https?:/i.test(id) || (id.startsWith('/') && guid?.attributes.ispermalink));
  return { id: textOrNull(id), permalink: isPermalink && isAddress ? resolveLink(id, base) : null };
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

/** What Media RSS says of the item, its group or its first content. */
function readMediaText(item: XmlElement, name: string): string | null {
  const group = findChild(item, 'media:group');
  const content = findChild(group ?? item, 'media:content');
  for (const holder of [item, group, content]) {
    const text = holder && readText(holder, name);
    if (text) return text;
  }
  return null;
}

/** RSS 1.0's first form of a full text: a list of the same content in several shapes. */
function readContentItems(item: XmlElement): string | null {
  const list = findChild(item, 'content:items');
  const bag = list && findChild(list, 'rdf:bag', 'rdf:seq', 'rdf:alt');
  for (const member of bag ? findChildren(bag, 'rdf:li') : []) {
    const shape = findChild(member, 'content:item');
    const text = shape && readText(shape, 'rdf:value');
    if (text) return text;
  }
  return null;
}

const isNamed =
  (...names: readonly string[]) =>
  (child: XmlElement | string): boolean =>
    typeof child !== 'string' && names.includes(child.name);
const isSummary = isNamed('summary', 'atom:summary');
const isDescription = isNamed('description', 'dc:description', 'dcterms:abstract', 'abstract');

function readTexts(item: XmlElement): { summary: string | null; content: string | null } {
  const told = readText(
    item,
    'content:encoded',
    'atom:content',
    'content',
    'xhtml:body',
    'body',
    'fullitem',
    'xhtml:div',
  );
  const content = told ?? readContentItems(item);
  const description = readText(item, 'description', 'dc:description', 'dcterms:abstract', 'abstract');
  const podcast = readText(item, 'itunes:summary', 'googleplay:description', 'itunes:subtitle');
  const summary = readText(item, 'atom:summary', 'summary') ?? podcast;
  const media = readMediaText(item, 'media:description');
  // Of a summary and a description the second is the whole text.
  if (summary && description && content === null && podcast === null) {
    const isSummaryFirst = item.children.findIndex(isSummary) < item.children.findIndex(isDescription);
    return isSummaryFirst ? { summary, content: description } : { summary: description, content: summary };
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
    readAuthor(item, base, ...AUTHORS) ??
    (source && readAuthor(source, baseWithin(source, base), 'atom:author')) ??
    around.author;
  const replyTo = findChild(item, 'thr:in-reply-to')?.attributes;
  const rating = readNumber(readRaw(item, 'im:rating'));
  const metrics = readMetrics(item);
  const { publishedAt, updatedAt } = around.dates.readEntryDates(item);
  return {
    id,
    link:
      readRaw(item, ...ORIGINAL_LINKS) ?? unwrapLink(findAlternate(links)) ?? permalink ?? findOwnAddress(item, base),
    title: readText(item, ...TITLES) ?? readMediaText(item, 'media:title') ?? readText(item, 'a'),
    author,
    publishedAt,
    updatedAt,
    ...readTexts(item),
    lang: item.lang ?? readRaw(item, 'dc:language') ?? around.lang,
    ...(rating !== null && rating >= 1 && rating <= 5 ? { rating } : {}),
    ...(metrics === null ? {} : { metrics }),
    ...(replyTo ? { replyTo: replyTo.href ?? replyTo.ref ?? null } : {}),
  };
}
