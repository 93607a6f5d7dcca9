import { chooseAdapter } from '../reading/choose-adapter.ts';
import { findByPermalink } from '../reading/find-by-permalink.ts';
import { findOfKinds, findPosts } from '../reading/find-posts.ts';
import type { PostReading } from '../reading/post-reading.ts';
import { readGenericPost } from '../reading/read-generic-post.ts';
import { readPost } from '../reading/read-post.ts';
import { SITES } from '../sites/registry.ts';

/** What one page gave. `way` says whether the adapter or only the generic finder knew it. */
export interface PageReading {
  readonly site: string | null;
  readonly way: 'adapter' | 'generic';
  readonly posts: readonly PostReading[];
}

const CHOSEN = Symbol.for('earshot.read-site');

/** Reads every post of a page as it stands, with the adapter that was asked for, else with the one that fits the page. */
export function readPage(document: Document): PageReading {
  const url = new URL(document.location.href);
  const chosen = (globalThis as { [CHOSEN]?: string })[CHOSEN];
  const adapter = SITES.find(({ id }) => id === chosen) ?? chooseAdapter(SITES, url, document);
  if (!adapter) return { site: null, way: 'generic', posts: [] };
  const page = { url, now: Date.now() };
  const onPage = findPosts(document, adapter, url);
  // A saved page that lost its address stands under the site's root, where kinds bound to a path are not looked for.
  const all = onPage.length > 0 ? onPage : findOfKinds(document, adapter.kinds);
  const posts = all.map(({ element, kind }) => readPost(element, adapter, kind, page).reading);
  if (posts.length > 0) return { site: adapter.id, way: 'adapter', posts };
  const found = findByPermalink(document.body, adapter.links, url);
  return { site: adapter.id, way: 'generic', posts: found.map((post) => readGenericPost(post, adapter, page)) };
}
