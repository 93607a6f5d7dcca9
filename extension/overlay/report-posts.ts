import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { askBackground } from '../ask-background.ts';
import type { PostMark } from '../messages.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';

const MOST_AT_ONCE = 100;
/** Between two messages at least: somebody who scrolls passes a post in every frame, and a message costs as much as reading five. */
const PAUSE_MS = 300;

/** Tells the background which posts stand on the page, in batches, and hands on what it knows of them. */
export function createPostReporter(
  adapter: SiteAdapter,
  document: Document,
  {
    onMarks,
    onFault,
  }: { readonly onMarks: (marks: readonly PostMark[]) => void; readonly onFault: (error: unknown) => void },
): { add(post: PostOnPage): void; flush(): void; stop(): void } {
  const waiting = new Map<string, PostOnPage>();
  let sentAt = Number.NEGATIVE_INFINITY;
  let later = 0;
  const send = (): void => {
    later = 0;
    sentAt = performance.now();
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, MOST_AT_ONCE);
      for (const [key] of batch) waiting.delete(key);
      const url = document.location.href;
      askBackground('posts.found', { site: adapter.id, url, posts: batch.map(([, post]) => post) }).then(
        ({ marks }) => {
          if (marks.length > 0) onMarks(marks);
        },
        onFault,
      );
    }
  };
  return {
    add(post) {
      if (post.postKey !== null) waiting.set(post.postKey, post);
    },
    flush() {
      if (waiting.size === 0 || later !== 0) return;
      const pause = sentAt + PAUSE_MS - performance.now();
      if (pause <= 0) send();
      else later = window.setTimeout(send, pause);
    },
    stop: () => clearTimeout(later),
  };
}
