import { Parser } from 'htmlparser2';

/** A feed that a page names. */
export interface DiscoveredFeed {
  readonly url: string;
  readonly title: string | null;
}

const FEED_TYPES = /^application\/(?:(?:rss|atom|rdf|feed)\+xml|feed\+json|json)\b/i;
/** Pages of ill will may name thousands. */
const MOST = 20;

/** Feeds that a web page offers in its head (`link rel=alternate`), in its order, each once. */
export function discoverFeeds(markup: string, pageUrl: string): DiscoveredFeed[] {
  const feeds = new Map<string, DiscoveredFeed>();
  let base = pageUrl;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '', title }) {
      if (name === 'base' && href !== '' && base === pageUrl) base = URL.parse(href, pageUrl)?.href ?? pageUrl;
      if (name !== 'link' || !/\balternate\b/i.test(rel) || !FEED_TYPES.test(type.trim())) return;
      const url = URL.parse(href, base);
      if (url === null || !/^https?:$/.test(url.protocol) || feeds.size >= MOST) return;
      feeds.set(url.href, { url: url.href, title: title?.trim() || null });
    },
  });
  parser.end(markup);
  return [...feeds.values()];
}
