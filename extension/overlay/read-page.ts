import { checkHealth, type Health, type HealthCounts } from '../reading/check-health.ts';
import { chooseAdapter } from '../reading/choose-adapter.ts';
import { findByPermalink } from '../reading/find-by-permalink.ts';
import { findOfKinds, findPosts } from '../reading/find-posts.ts';
import type { PostReading } from '../reading/post-reading.ts';
import { readGenericPost } from '../reading/read-generic-post.ts';
import { readPost } from '../reading/read-post.ts';
import { SITES } from '../sites/registry.ts';
import { addToCounts, startCounts } from './count-fields.ts';

/** What one page gave. `way` says whether the adapter or only the generic finder knew it. */
export interface PageReading {
  readonly site: string | null;
  readonly way: 'adapter' | 'generic';
  readonly health: Health['state'] | null;
  readonly counts: HealthCounts;
  /** `kind`: the sort of post as the adapter names it. */
  readonly posts: readonly (PostReading & { readonly kind: string })[];
}

/** What the reader of saved pages asks for. */
export interface ReadWish {
  /** Adapter that is to read the page; null: the one that fits. */
  readonly site: string | null;
  /** Epoch milliseconds at which the page was saved, for times like "3 hours ago"; null: now. */
  readonly at: number | null;
}

const WISH = Symbol.for('earshot.read-site');

/** Reads every post of a page as it stands. */
export function readPage(document: Document): PageReading {
  const url = new URL(document.location.href);
  const wish = (globalThis as { [WISH]?: ReadWish })[WISH];
  const adapter = SITES.find(({ id }) => id === wish?.site) ?? chooseAdapter(SITES, url, document);
  const counts = startCounts();
  if (!adapter) return { site: null, way: 'generic', health: null, counts, posts: [] };
  const page = { url, now: wish?.at ?? Date.now() };
  const onPage = findPosts(document, adapter, url);
  // A saved page that lost its address stands under the site's root, where kinds bound to a path are not looked for.
  const all = onPage.length > 0 ? onPage : findOfKinds(document, adapter.kinds);
  const posts = all.map(({ element, kind }) => {
    const { reading, won } = readPost(element, adapter, kind, page);
    addToCounts(counts, won);
    return { kind: kind.name, ...reading };
  });
  const { state: health } = checkHealth(document, adapter, counts, url);
  if (posts.length > 0) return { site: adapter.id, way: 'adapter', health, counts, posts };
  const found = findByPermalink(document.body, adapter.links, url);
  const byLink = found.map((post) => ({ kind: 'generic', ...readGenericPost(post, adapter, page) }));
  return { site: adapter.id, way: 'generic', health, counts, posts: byLink };
}
