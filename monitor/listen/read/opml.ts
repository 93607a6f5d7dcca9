import { Parser } from 'htmlparser2';
import { decode } from './decode.ts';
import type { DiscoveredFeed } from './discover-feeds.ts';

/**
 * Feeds of an OPML document in any encoding, in its order, each once. Folders are left behind; what the document calls a comment
 * (`isComment`, with everything under it) is none of its feeds.
 */
export function readOpml(bytes: Uint8Array): DiscoveredFeed[] {
  const feeds = new Map<string, DiscoveredFeed>();
  /** Outlines that are open, the innermost last: whether each is a comment. */
  const comments: boolean[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.toLowerCase() !== 'outline') return;
        const find = (wanted: string) =>
          Object.entries(attributes)
            .find(([key]) => key.toLowerCase() === wanted)?.[1]
            ?.trim() || null;
        const isComment = comments.at(-1) === true || find('iscomment')?.toLowerCase() === 'true';
        comments.push(isComment);
        const isFeed = /^(?:rss|atom|feed)/i.test(find('type') ?? '');
        const url = URL.parse(withoutFeedScheme(find('xmlurl') ?? (isFeed ? (find('url') ?? '') : '')));
        if (isComment || url === null || !/^https?:$/.test(url.protocol)) return;
        feeds.set(url.href, { url: url.href, title: find('title') ?? find('text') });
      },
      onclosetag(name) {
        if (name.toLowerCase() === 'outline') comments.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(decode(bytes).text);
  return [...feeds.values()];
}

/** Old readers write `feed://host/…` and `feed:https://…`, newer ones nothing but the host. */
function withoutFeedScheme(address: string): string {
  const bare = address.replace(/^feed:(?:\/\/(?=https?:))?/i, '');
  return bare.startsWith('//') || /^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/.test(bare)
    ? `https://${bare.replace(/^\/\//, '')}`
    : bare;
}

/** An OPML 2.0 document of feeds. */
export function writeOpml(title: string, feeds: readonly { readonly name: string; readonly url: string }[]): string {
  const outlines = feeds.map(
    ({ name, url }) =>
      `    <outline type="rss" text="${escapeXml(name)}" title="${escapeXml(name)}" xmlUrl="${escapeXml(url)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>${escapeXml(title)}</title></head>
  <body>
${outlines.join('\n')}
  </body>
</opml>
`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters, which XML cannot hold, are left out. */
function escapeXml(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
