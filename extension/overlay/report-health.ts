import { askBackground } from '../ask-background.ts';
import { checkHealth } from '../reading/check-health.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { findWithoutMarkup } from './find-without-markup.ts';
import type { TrackedPost } from './page-handle.ts';
import type { PostTracker } from './track-posts.ts';

/**
 * Tells the background when posts of a settled page cannot be read: counts and one number for the layout, nothing of the page
 * itself. Returns the posts that their permalinks alone gave away.
 */
export function reportHealth(
  document: Document,
  adapter: SiteAdapter,
  tracker: PostTracker,
  { isDrill, onFault }: { readonly isDrill: boolean; readonly onFault: (error: unknown) => void },
): readonly TrackedPost[] {
  const byLink = findWithoutMarkup(document, adapter, tracker, isDrill);
  for (const tracked of byLink) tracker.keep(tracked);
  const counts = tracker.counts();
  const { broken } = checkHealth(document, adapter, counts, new URL(document.location.href));
  if (broken.length > 0) {
    const report = {
      site: adapter.id,
      broken,
      posts: counts.posts,
      byLink: byLink.length,
      tagHash: hashTags(document),
    };
    askBackground('site.health', { report, correction: adapter.correction ?? null }).catch(onFault);
  }
  return byLink;
}

/** One number for the tag names of a page: tells one layout from the next, and nothing else. */
function hashTags(document: Document): number {
  let hash = 0;
  for (const { localName } of Array.from(document.querySelectorAll('body *')).slice(0, 500))
    for (const char of localName) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
