import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { askBackground } from '../ask-background.ts';
import type { PostMark } from '../messages.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';

const MOST_AT_ONCE = 100;

/** Tells the background which posts stand on the page, in batches, and hands on what it knows of them. */
export function createPostReporter(
  adapter: SiteAdapter,
  document: Document,
  {
    onMarks,
    onFault,
  }: { readonly onMarks: (marks: readonly PostMark[]) => void; readonly onFault: (error: unknown) => void },
): { add(post: PostOnPage): void; flush(): void } {
  const waiting = new Map<string, PostOnPage>();
  return {
    add(post) {
      if (post.postKey !== null) waiting.set(post.postKey, post);
    },
    flush() {
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
    },
  };
}
