import { escapeMarkup } from './escape-markup.ts';
import { type PracticePost, pathOfPost } from './practice-post.ts';

/** What both kinds of feed document need to know of the channel. */
export interface FeedHead {
  readonly title: string;
  /** Origin of the practice server, without a slash at the end. */
  readonly origin: string;
  /** Path of the document itself. */
  readonly selfPath: string;
  /** Page that the feed belongs to. */
  readonly pagePath: string;
}

/** RSS 2.0 with dc:creator and per-item language; items carry no title, as posts have none. */
export function writeRss(head: FeedHead, posts: readonly PracticePost[]): string {
  const items = posts.map((post) => {
    const link = escapeMarkup(head.origin + pathOfPost(post));
    return [
      '<item>',
      `<link>${link}</link>`,
      `<guid isPermaLink="true">${link}</guid>`,
      `<pubDate>${new Date(post.publishedAt).toUTCString()}</pubDate>`,
      `<dc:creator>${escapeMarkup(post.author)}</dc:creator>`,
      `<dc:language>${post.lang}</dc:language>`,
      `<description>${escapeMarkup(`<p>${escapeMarkup(post.text)}</p>`)}</description>`,
      '</item>',
    ].join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeMarkup(head.title)}</title><link>${escapeMarkup(head.origin + head.pagePath)}</link>
<description>${escapeMarkup(head.title)}</description><language>zh-CN</language>
<atom:link href="${escapeMarkup(head.origin + head.selfPath)}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`;
}

/** Atom 1.0; the required title of an entry stays empty, as posts have none. */
export function writeAtom(head: FeedHead, posts: readonly PracticePost[]): string {
  const updatedAt = new Date(posts[0]?.publishedAt ?? 0).toISOString();
  const entries = posts.map((post) => {
    const link = escapeMarkup(head.origin + pathOfPost(post));
    const at = new Date(post.publishedAt).toISOString();
    return [
      `<entry xml:lang="${post.lang}">`,
      `<id>${link}</id><title/><link rel="alternate" href="${link}"/>`,
      `<published>${at}</published><updated>${at}</updated>`,
      `<author><name>${escapeMarkup(post.author)}</name><uri>${escapeMarkup(`${head.origin}/dm/${post.handle}`)}</uri></author>`,
      `<content type="text">${escapeMarkup(post.text)}</content>`,
      '</entry>',
    ].join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>${escapeMarkup(head.title)}</title><id>${escapeMarkup(head.origin + head.selfPath)}</id><updated>${updatedAt}</updated>
<link rel="self" href="${escapeMarkup(head.origin + head.selfPath)}"/><link rel="alternate" href="${escapeMarkup(head.origin + head.pagePath)}"/>
${entries.join('\n')}
</feed>
`;
}
