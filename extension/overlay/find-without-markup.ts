import { checkHealth } from '../reading/check-health.ts';
import { findByPermalink } from '../reading/find-by-permalink.ts';
import { readGenericPost } from '../reading/read-generic-post.ts';
import type { PostKind, SiteAdapter } from '../reading/site-adapter.ts';
import { toPostOnPage } from '../reading/to-post-on-page.ts';
import type { TrackedPost } from './page-handle.ts';
import type { PostTracker } from './track-posts.ts';

const GENERIC: PostKind = { name: 'generic', path: '', fields: {}, chip: { side: 'corner' } };

/** When the adapter finds nothing where posts must be (the site changed), what their permalinks alone give away. */
export function findWithoutMarkup(
  document: Document,
  adapter: SiteAdapter,
  tracker: PostTracker,
  isDrill: boolean,
): TrackedPost[] {
  const url = new URL(document.location.href);
  if (tracker.all().length > 0 || checkHealth(document, adapter, tracker.counts(), url).state !== 'broken') return [];
  const now = Date.now();
  return findByPermalink(document.body, adapter.links, url).map((post) => {
    const reading = readGenericPost(post, adapter, { url, now });
    return { element: post.element, kind: GENERIC, reading, post: toPostOnPage(reading, adapter, now, isDrill) };
  });
}
