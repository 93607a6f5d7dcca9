import { cleanPermalink, readAddress } from './clean-permalink.ts';
import type { GenericPost } from './find-by-permalink.ts';
import { parseDatetime } from './parse-datetime.ts';
import { readPlainText } from './plain-text.ts';
import type { PageContext, PostReading } from './post-reading.ts';
import { compilePattern } from './read-field.ts';
import { makePostKey } from './read-post.ts';
import type { SiteAdapter } from './site-adapter.ts';
import { toWeiboMid } from './weibo-mid.ts';

/**
 * Reads a post that only its permalink gave away: author from the first profile link, time from `time[datetime]` or the
 * permalink's own title or text, text from everything that stands there. What is not plain is null: a ticket can be
 * made of it, a guess cannot be sent.
 */
export function readGenericPost(post: GenericPost, adapter: SiteAdapter, page: PageContext): PostReading {
  const link = findPermalink(post, adapter, page);
  const id = adapter.idForm === 'weibo-mid' ? toWeiboMid(post.id) : post.id;
  const profile = findProfile(post.element, adapter, page);
  return {
    id,
    postKey: makePostKey(id, adapter),
    author: profile ? readPlainText(profile, 200) || null : null,
    authorUrl: profile
      ? (readAddress(profile.getAttribute('href') ?? '', page.url)?.href.split(/[?#]/u)[0] ?? null)
      : null,
    title: null,
    text: readPlainText(post.element) || null,
    permalink: link ? cleanPermalink(link.getAttribute('href') ?? '', adapter, page.url) : null,
    publishedAt: readTime(post.element, link, adapter, page),
    likes: null,
    comments: null,
    rating: null,
  };
}

function findPermalink(post: GenericPost, adapter: SiteAdapter, page: PageContext): Element | null {
  const pattern = compilePattern(adapter.links.post);
  const links = [post.element, ...post.element.querySelectorAll('a[href]')];
  return links.find((link) => pattern.test(readAddress(link.getAttribute('href') ?? '', page.url)?.href ?? '')) ?? null;
}

function findProfile(element: Element, adapter: SiteAdapter, page: PageContext): Element | null {
  if (adapter.links.profile === undefined) return null;
  const pattern = compilePattern(adapter.links.profile);
  const links = Array.from(element.querySelectorAll('a[href]'));
  const profiles = links.filter((link) =>
    pattern.test(readAddress(link.getAttribute('href') ?? '', page.url)?.href ?? ''),
  );
  return profiles.find((link) => readPlainText(link, 200) !== '') ?? profiles[0] ?? null;
}

function readTime(element: Element, link: Element | null, adapter: SiteAdapter, page: PageContext): number | null {
  const stated = [
    element.querySelector('time[datetime]')?.getAttribute('datetime'),
    link?.getAttribute('title'),
    link ? readPlainText(link, 100) : null,
  ];
  for (const raw of stated) {
    const at = raw ? parseDatetime(raw, page.now, adapter.utcOffsetMinutes ?? null) : null;
    if (at !== null) return at;
  }
  return null;
}
