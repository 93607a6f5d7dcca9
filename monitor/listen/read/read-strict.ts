import RssParser from 'rss-parser';
import { keepNewest } from './keep-newest.ts';
import type { DocumentDoubt, ReadContext, ReadDocument } from './parsed-document.ts';
import { ReadDates } from './read-dates.ts';
import { readEntry, readRaw } from './read-entry.ts';
import { readFeedInfo } from './read-feed-info.ts';
import type { XmlElement } from './xml-tree.ts';

/** rss-parser gave a field another shape than text: the document is for the lenient reader. */
class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

const FEED_FIELDS = [
  ...['title', 'link', 'description', 'subtitle', 'language', 'pubDate', 'lastBuildDate', 'updated', 'published', 'id'],
  ...['author', 'managingEditor', 'webMaster', 'dc:creator', 'dc:date', 'atom:link'],
];
const ITEM_FIELDS = [
  ...['title', 'link', 'description', 'content:encoded', 'summary', 'content', 'guid', 'id', 'pubDate', 'published'],
  ...['updated', 'author', 'dc:creator', 'dc:date', 'slash:comments', 'atom:link'],
];
const PERSON_FIELDS = ['name', 'email', 'uri', 'url'];

/** Texts of which rss-parser would make snippets that nobody reads; under another name it leaves them alone. */
const TEXT_FIELDS: ReadonlySet<string> = new Set(['description', 'content', 'content:encoded', 'summary']);
const renameText = (field: string): string => (TEXT_FIELDS.has(field) ? `text ${field}` : field);
/** Under which name rss-parser hands out all elements of a field, attributes included. */
const allOf = (field: string): string => `all ${field}`;
const keepAll = (field: string): (string | { keepArray: boolean })[] => [
  ...[renameText(field), allOf(field), { keepArray: true }],
];

type Fields = Readonly<Record<string, unknown>>;

/**
 * rss-parser's own fields take the first of several elements and drop attributes (`type`, `isPermaLink`): every field
 * is asked for whole. `parseURL` is never used: it knows neither charsets nor private addresses. A parser serves one
 * document: after a document with two faults its XML parser never answers for the next faulty one.
 */
const makeParser = (): RssParser<Fields, Fields> =>
  new RssParser<Fields, Fields>({
    defaultRSS: 2,
    xml2js: { tagNameProcessors: [renameText] },
    customFields: {
      // The types of rss-parser know pairs for items only; its code treats feeds alike.
      feed: FEED_FIELDS.map(keepAll) as unknown as string[],
      item: ITEM_FIELDS.map(keepAll),
    },
  });

/** rss-parser decides within the call; what has not come by the next turn of the event loop never will. */
async function withinThisTurn<T>(answer: Promise<T>): Promise<T> {
  let immediate: NodeJS.Immediate | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    immediate = setImmediate(() => reject(new ShapeError('rss-parser gave no answer')));
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearImmediate(immediate);
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One element of rss-parser's tree (text, or `_` and `$` where it has attributes) as the readers know elements. */
function toElement(name: string, node: unknown): XmlElement {
  const make = (attributes: Record<string, string>, children: (XmlElement | string)[]): XmlElement => ({
    ...{ name, attributes, children, base: null, lang: null, index: null },
  });
  if (typeof node === 'string') return make({}, [node]);
  if (!isFields(node)) throw new ShapeError(`<${name}> is neither text nor an element`);
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(isFields(node.$) ? node.$ : {}))
    attributes[key.toLowerCase()] = String(value);
  const children: (XmlElement | string)[] = typeof node._ === 'string' ? [node._] : [];
  for (const [key, value] of Object.entries(node)) {
    if (key === '$' || key === '_') continue;
    if (!name.endsWith('author') || !PERSON_FIELDS.includes(key)) throw new ShapeError(`<${key}> within <${name}>`);
    for (const part of Array.isArray(value) ? value : []) children.push(toElement(name.replace('author', key), part));
  }
  return make(attributes, children);
}

function gather(name: string, fields: Fields, names: readonly string[], prefix: string): XmlElement {
  const children: XmlElement[] = [];
  for (const field of names) {
    const nodes = fields[allOf(field)];
    const childName = field.includes(':') ? field : prefix + field.toLowerCase();
    for (const node of Array.isArray(nodes) ? nodes : []) children.push(toElement(childName, node));
  }
  return { name, attributes: {}, children, base: null, lang: null, index: null };
}

/**
 * Reads plain RSS 2.0 and Atom 1.0 (`isPlain`) with rss-parser; what the fields mean is decided where the lenient
 * reader decides it too.
 * @throws ShapeError, and whatever rss-parser throws at documents that it cannot read
 */
export async function readStrict(text: string, context: ReadContext): Promise<ReadDocument> {
  const isAtom = text.startsWith('<feed');
  const output: Fields = await withinThisTurn(makeParser().parseString(text));
  const prefix = isAtom ? 'atom:' : '';
  const channel = gather(isAtom ? 'atom:feed' : 'channel', output, FEED_FIELDS, prefix);
  const lang = readRaw(channel, 'language');
  const dates = new ReadDates(context, lang);
  const feed = readFeedInfo(channel, context.baseUrl, dates);
  const around = { base: context.baseUrl, lang, author: isAtom ? feed.author : null, dates };
  const items = Array.isArray(output.items) ? output.items.filter(isFields) : [];
  const entries = items.map((item) =>
    readEntry(gather(isAtom ? 'atom:entry' : 'item', item, ITEM_FIELDS, prefix), around),
  );
  const { kept, dropped } = keepNewest(entries, ({ publishedAt }) => publishedAt);
  const doubts: DocumentDoubt[] = dropped > 0 ? ['items-dropped'] : [];
  if (dates.hasUnreadable) doubts.push('date-unreadable');
  return { feed: { ...feed, lang }, entries: kept, doubts };
}
