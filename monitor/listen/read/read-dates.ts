import { parseDate } from './parse-date.ts';
import type { ReadContext } from './parsed-document.ts';
import { findLastChild, rawText, type XmlElement } from './xml-tree.ts';

/** The two instants of a feed or an entry, epoch ms. */
export interface EntryDates {
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
}

const PUBLISHED = ['atom:published', 'published', 'pubdate', 'dcterms:issued', 'atom:issued', 'issued', 'dc:issued'];
const CREATED = ['dcterms:created', 'atom:created', 'created'];
const UPDATED = [
  'atom:updated',
  'updated',
  'dcterms:modified',
  'atom:modified',
  'modified',
  'lastbuilddate',
  'dc:modified',
];
const DATE = ['dc:date', 'date', 'dcterms:date', 'lastmod'];

/** Reads dates of one document and remembers whether one could not be read. */
export class ReadDates {
  #unreadable = false;
  readonly #zone: string | null;
  readonly #now: number | null;

  /** @param lang of the document: a Chinese one without a zone means the one of China. */
  constructor(context: Pick<ReadContext, 'zone' | 'now'>, lang: string | null) {
    this.#zone = context.zone ?? (lang !== null && /^zh\b/i.test(lang) ? 'Asia/Shanghai' : null);
    this.#now = context.now;
  }

  /** True when a date was given that no form fits. */
  get hasUnreadable(): boolean {
    return this.#unreadable;
  }

  /** Reads one date text; null when absent or unreadable. */
  read(text: string | null | undefined): number | null {
    if (text === null || text === undefined || text.trim() === '') return null;
    const instant = parseDate(text, { zone: this.#zone, now: this.#now });
    if (instant === null) this.#unreadable = true;
    return instant;
  }

  #first(parent: XmlElement, names: readonly string[]): number | null {
    for (const name of names) {
      const child = findLastChild(parent, name);
      const instant = child === null ? null : this.read(rawText(child));
      if (instant !== null) return instant;
    }
    return null;
  }

  /** Dates of an entry. Where only one kind is told, it stands for the publication too. */
  readEntryDates(item: XmlElement): EntryDates {
    const date = this.#first(item, DATE) ?? this.read(item.attributes.lastmod);
    const updatedAt = this.#first(item, UPDATED) ?? date;
    const publishedAt = this.#first(item, PUBLISHED) ?? this.#first(item, CREATED) ?? date ?? updatedAt;
    return { publishedAt, updatedAt };
  }

  /** Dates of the feed itself. */
  readFeedDates(feed: XmlElement): EntryDates {
    const date = this.#first(feed, DATE) ?? this.read(feed.attributes.lastmod);
    return {
      publishedAt: this.#first(feed, PUBLISHED) ?? this.#first(feed, CREATED),
      updatedAt: this.#first(feed, UPDATED) ?? date,
    };
  }
}
