import { Parser } from 'htmlparser2';
import type { DiscoveredFeed } from './discover-feeds.ts';

/** Feeds of an OPML document, in its order, each once; folders are left behind. */
export function readOpml(text: string): DiscoveredFeed[] {
  const feeds = new Map<string, DiscoveredFeed>();
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.toLowerCase() !== 'outline') return;
        const find = (wanted: string) =>
          Object.entries(attributes)
            .find(([key]) => key.toLowerCase() === wanted)?.[1]
            ?.trim() || null;
        const url = URL.parse(find('xmlurl') ?? '');
        if (url === null || !/^https?:$/.test(url.protocol)) return;
        feeds.set(url.href, { url: url.href, title: find('title') ?? find('text') });
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return [...feeds.values()];
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

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
