import type { HealthCounts } from '../reading/check-health.ts';
import type { FoundPost } from '../reading/find-posts.ts';
import { isRestricted } from '../reading/is-restricted.ts';
import { mayAnswer } from '../reading/may-answer.ts';
import { readPost } from '../reading/read-post.ts';
import { FIELD_NAMES, type FieldName, type PostKind, type SiteAdapter } from '../reading/site-adapter.ts';
import { toPostOnPage } from '../reading/to-post-on-page.ts';
import { addToCounts, startCounts } from './count-fields.ts';
import type { TrackedPost } from './page-handle.ts';

/** What is read of a post when it comes into view: enough to know it again. The rest is read when somebody opens it. */
const KEY_FIELDS: readonly FieldName[] = ['id', 'permalink'];
/** So many posts are read before the browser says where they stand: the first are nearly always in sight. */
const AT_ONCE = 8;
/** So many posts of a page are read in full for the health check. */
const SAMPLE = 8;

/** Every post that stands on the page, by its element and by its key. */
export interface PostTracker {
  /** A post that is read wherever it stands. Any other may wait until a person comes near it. */
  isDue(found: FoundPost): boolean;
  /** Reads a post. Returns it when it is new, recycled or changed; null when nothing changed. */
  see(found: FoundPost): TrackedPost | null;
  /** Reads every field of a post again, now. */
  readFully(tracked: TrackedPost): TrackedPost;
  /** Keeps a post that was read in another way (generic finder). */
  keep(tracked: TrackedPost): void;
  get(element: Element): TrackedPost | undefined;
  withKey(postKey: string): readonly TrackedPost[];
  all(): readonly TrackedPost[];
  /** For the health check. Where fewer were read in full until now, some of the posts that stand here are. */
  counts(): HealthCounts;
}

export interface PostTrackerOptions {
  readonly adapter: SiteAdapter;
  readonly document: Document;
  /** Practice material, kept out of all figures. */
  readonly isDrill: () => boolean;
  /** In-browser listening is on for this page: every post is read in full. */
  readonly isListening: () => boolean;
}

export function createPostTracker({ adapter, document, isDrill, isListening }: PostTrackerOptions): PostTracker {
  const byElement = new Map<Element, TrackedPost>();
  const byKey = new Map<string, Set<Element>>();
  const counting = startCounts();
  const counted = new WeakSet<Element>();
  let url = new URL(document.location.href);

  const prune = (): void => {
    for (const [element, { post }] of byElement) {
      if (element.isConnected) continue;
      byElement.delete(element);
      byKey.get(post.postKey ?? '')?.delete(element);
    }
  };
  const store = (tracked: TrackedPost): void => {
    const { postKey } = tracked.post;
    byElement.set(tracked.element, tracked);
    if (postKey === null) return;
    const elements = byKey.get(postKey);
    if (elements) elements.add(tracked.element);
    else byKey.set(postKey, new Set([tracked.element]));
  };
  const read = ({ element, kind }: FoundPost, only: readonly FieldName[]): TrackedPost => {
    const now = Date.now();
    if (document.location.href !== url.href) url = new URL(document.location.href);
    const { reading, won } = readPost(element, adapter, kind, { url, now }, only);
    // What a site gives no name to is no measure of whether names are found.
    if (only === FIELD_NAMES && kind.fields.id && !counted.has(element)) {
      counted.add(element);
      addToCounts(counting, won);
    }
    return { element, kind, reading, post: toPostOnPage(reading, adapter, now, isDrill()) };
  };
  const isAnswer = (kind: PostKind): boolean => mayAnswer(kind, document.location.href);
  return {
    isDue: ({ element, kind }) => isListening() || isAnswer(kind) || byElement.size < AT_ONCE || byElement.has(element),
    see(found) {
      const known = byElement.get(found.element);
      const full = (isListening() || isAnswer(found.kind)) && !isRestricted(found, adapter);
      const tracked = read(found, full ? FIELD_NAMES : KEY_FIELDS);
      if (known && known.post.postKey === tracked.post.postKey && (!full || saysTheSame(known, tracked))) return null;
      store(tracked);
      if (byElement.size % 500 === 0) prune();
      return tracked;
    },
    readFully(tracked) {
      if (tracked.kind.path === '') return tracked;
      const again = read(tracked, FIELD_NAMES);
      store(again);
      return again;
    },
    keep: store,
    get: (element) => byElement.get(element),
    withKey: (postKey) =>
      [...(byKey.get(postKey) ?? [])].flatMap((element) => {
        const tracked = byElement.get(element);
        return tracked?.post.postKey === postKey && element.isConnected ? [tracked] : [];
      }),
    all() {
      prune();
      return [...byElement.values()];
    },
    counts() {
      for (const tracked of byElement.values()) {
        if (counting.posts >= SAMPLE) break;
        const { element, kind } = tracked;
        if (kind.path !== '' && element.isConnected && !counted.has(element) && !isRestricted(tracked, adapter))
          read(tracked, FIELD_NAMES);
      }
      return counting;
    },
  };
}

/** Nothing of it changed, and nothing more of it is known. */
function saysTheSame(before: TrackedPost, after: TrackedPost): boolean {
  return before.post.text === after.post.text && before.post.author?.name === after.post.author?.name;
}
