import { Parser } from 'htmlparser2';

/** A feed that a page names. */
export interface DiscoveredFeed {
  readonly url: string;
  readonly title: string | null;
}

const FEED_TYPES = /^(?:application\/(?:(?:rss|atom|rdf|feed)\+xml|feed\+json|json|xml)|text\/(?:xml|rss))\b/i;
/** Pages of ill will may name thousands. */
const MOST = 20;

/** Addresses by which a link of a page looks like that of a feed. */
const FEED_PATH = /(?:\.(?:rss|atom|rdf)|\/(?:feed|rss|atom|index|feeds?)\.xml|\/(?:rss|atom|feed))\/?$/i;

/**
 * Feeds that a web page offers in its head (`link rel=alternate`), in its order, each once; where it offers none, the links of the page
 * that look like feeds.
 */
export function discoverFeeds(markup: string, pageUrl: string): DiscoveredFeed[] {
  const feeds = new Map<string, DiscoveredFeed>();
  const links = new Map<string, DiscoveredFeed>();
  let base = pageUrl;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '', title }) {
      if (name === 'base' && href !== '' && base === pageUrl) base = URL.parse(href, pageUrl)?.href ?? pageUrl;
      if (name === 'a') {
        const url = URL.parse(href, base);
        if (url !== null && /^https?:$/.test(url.protocol) && FEED_PATH.test(url.pathname) && links.size < MOST)
          links.set(url.href, { url: url.href, title: title?.trim() || null });
      }
      if (name !== 'link' || !/\balternate\b/i.test(rel) || !FEED_TYPES.test(type.trim())) return;
      const url = URL.parse(href, base);
      if (url === null || !/^https?:$/.test(url.protocol) || feeds.size >= MOST) return;
      feeds.set(url.href, { url: url.href, title: title?.trim() || null });
    },
  });
  parser.end(markup);
  return [...(feeds.size > 0 ? feeds : links).values()];
}
