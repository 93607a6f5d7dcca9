import type { ParseHints } from '../../monitor/listen/read/parse-feed.ts';

/** What a person or a date of a feed must come out as; what is not named is not looked at. */
export interface ExpectedFields {
  readonly id?: string | null;
  readonly link?: string | null;
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly content?: string | null;
  /** ISO 8601 in UTC. */
  readonly published?: string | null;
  /** ISO 8601 in UTC. */
  readonly updated?: string | null;
  readonly author?: {
    readonly name?: string | null;
    readonly email?: string | null;
    readonly url?: string | null;
  } | null;
  readonly lang?: string | null;
}

/** One document with what its specification says it means. */
export interface FeedCase {
  readonly name: string;
  readonly document: string | Uint8Array;
  readonly hints?: ParseHints;
  readonly feed?: ExpectedFields;
  readonly entries?: readonly ExpectedFields[];
  readonly encoding?: string;
}

/** RSS 2.0 around the markup of one item and of the channel before it. */
export const rss = (item: string, channel = '', root = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" ${root}><channel>${channel}<item>${item}</item></channel></rss>`;

/** Atom 1.0 around the markup of one entry and of the feed before it. */
export const atom = (entry: string, feed = '', root = ''): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${root}>${feed}<entry>${entry}</entry></feed>`;

/** Atom 0.3 around the markup of one entry and of the feed before it. */
export const atom03 = (entry: string, feed = '', root = ''): string =>
  `<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" ${root}>${feed}<entry>${entry}</entry></feed>`;

/** RSS 1.0 around its channel and its items. */
export const rdf = (items: string, channel = '', root = ''): string =>
  `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${root}><channel rdf:about="http://e.example/">${channel}</channel>${items}</rdf:RDF>`;
