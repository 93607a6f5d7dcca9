import type { Entry } from '../../../shared/model/entry.ts';
import { DocumentError } from './document-error.ts';
import { keepNewest } from './keep-newest.ts';
import type { DocumentDoubt, ReadContext, ReadDocument } from './parsed-document.ts';
import { ReadDates } from './read-dates.ts';
import { type EntrySurroundings, readEntry, readRaw } from './read-entry.ts';
import { readFeedInfo } from './read-feed-info.ts';
import { baseWithin } from './read-links.ts';
import { buildXmlTree, findChild, findChildren, type XmlElement } from './xml-tree.ts';

const ROOTS: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'atom:feed', 'channel', 'atom:entry', 'feed']);
const ITEMS = ['item', 'atom:entry', 'entry', 'atom:item'];

/** The feed's root: the outermost element that can be one, a level down where somebody wrapped it. */
function findRoot(roots: readonly XmlElement[]): XmlElement | null {
  for (const root of roots) if (ROOTS.has(root.name)) return root;
  for (const root of roots) {
    const inner = findChild(root, ...ROOTS);
    if (inner !== null && root.name !== 'html') return inner;
  }
  return null;
}

/** Items beside the channel (RDF, RSS 0.9), in it, and in each other where closing tags are missing. */
function collectItems(parent: XmlElement, found: XmlElement[] = []): XmlElement[] {
  for (const item of findChildren(parent, ...ITEMS)) {
    found.push(item);
    collectItems(item, found);
  }
  for (const list of findChildren(parent, 'channel', 'items')) collectItems(list, found);
  return found;
}

/**
 * Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 from documents that may be broken, oddly prefixed or cut short.
 * @throws DocumentError `not-a-feed`
 */
export function readLenient(text: string, context: ReadContext): ReadDocument {
  const { roots, truncated } = buildXmlTree(text);
  const root = findRoot(roots);
  if (root === null) throw new DocumentError('not-a-feed', `the root element is <${roots[0]?.name ?? 'nothing'}>`);
  // The channel of CDF is the root and may hold further ones.
  const holdsChannel = root.name !== 'atom:entry' && root.name !== 'channel';
  const channel = holdsChannel ? (findChild(root, 'channel') ?? root) : root;
  const base = baseWithin(root, context.baseUrl);
  const channelBase = channel === root ? base : baseWithin(channel, base);
  const lang = channel.lang ?? root.lang ?? readRaw(channel, 'language', 'dc:language');
  const dates = new ReadDates(context, lang);
  const info = readFeedInfo(channel, channelBase, dates);
  const around: EntrySurroundings = {
    base: channelBase,
    lang,
    author: root.name === 'atom:feed' ? info.author : null,
    dates,
  };
  const items = root.name === 'atom:entry' ? [root] : collectItems(root);
  // Of a list that is far too long only the newest are read at all.
  const { kept, dropped } = keepNewest(items, (item) => dates.readEntryDates(item).publishedAt);
  const entries: Entry[] = kept.map((item) => readEntry(item, around));
  const doubts: DocumentDoubt[] = [];
  if (truncated) doubts.push('truncated');
  if (dropped > 0) doubts.push('items-dropped');
  if (dates.hasUnreadable) doubts.push('date-unreadable');
  return { feed: { ...info, lang }, entries, doubts };
}
