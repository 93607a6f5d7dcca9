import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { HealthCounts } from '../reading/check-health.ts';
import type { FoundPost } from '../reading/find-posts.ts';
import { type CandidateIndices, readPost } from '../reading/read-post.ts';
import type { FieldName, SiteAdapter } from '../reading/site-adapter.ts';
import { toPostOnPage } from '../reading/to-post-on-page.ts';
import type { TrackedPost } from './page-handle.ts';

/** Every post that stands on the page, by its element and by its key. */
export interface PostTracker {
  /** Reads a post. Returns it when it is new, recycled or changed; null when nothing changed. */
  see(found: FoundPost): TrackedPost | null;
  /** Keeps a post that was read in another way (generic finder). */
  keep(tracked: TrackedPost): void;
  get(element: Element): TrackedPost | undefined;
  withKey(postKey: string): readonly TrackedPost[];
  all(): readonly TrackedPost[];
  counts(): HealthCounts;
}

interface Counting {
  posts: number;
  filled: { [name in FieldName]?: number };
  laterCandidate: { [name in FieldName]?: number };
}

/** @param isDrill Practice material, kept out of all figures. */
export function createPostTracker(adapter: SiteAdapter, document: Document, isDrill: () => boolean): PostTracker {
  const byElement = new Map<Element, TrackedPost>();
  const counting: Counting = { posts: 0, filled: {}, laterCandidate: {} };

  const prune = (): void => {
    for (const element of byElement.keys()) if (!element.isConnected) byElement.delete(element);
  };
  return {
    see({ element, kind }) {
      const now = Date.now();
      const page = { url: new URL(document.location.href), now };
      const { reading, won } = readPost(element, adapter, kind, page);
      const known = byElement.get(element);
      if (known && isSame(known.post, reading.postKey ?? reading.permalink, reading.text)) return null;
      if (!known) count(counting, won);
      const tracked = { element, kind, reading, post: toPostOnPage(reading, adapter, now, isDrill()) };
      byElement.set(element, tracked);
      if (byElement.size % 500 === 0) prune();
      return tracked;
    },
    keep: (tracked) => void byElement.set(tracked.element, tracked),
    get: (element) => byElement.get(element),
    withKey: (postKey) =>
      [...byElement.values()].filter(({ post, element }) => post.postKey === postKey && element.isConnected),
    all() {
      prune();
      return [...byElement.values()];
    },
    counts: () => counting,
  };
}

function isSame(post: PostOnPage, postKey: string | null, text: string | null): boolean {
  return post.postKey === postKey && post.text === (text ?? '');
}

function count(counting: Counting, won: CandidateIndices): void {
  counting.posts += 1;
  for (const [name, index] of Object.entries(won) as [FieldName, number][]) {
    counting.filled[name] = (counting.filled[name] ?? 0) + 1;
    if (index > 0) counting.laterCandidate[name] = (counting.laterCandidate[name] ?? 0) + 1;
  }
}
