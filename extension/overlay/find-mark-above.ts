import type { PostMark } from '../messages.ts';
import { isOwnPage } from './is-own-page.ts';
import type { MarkBoard } from './show-marks.ts';
import type { PostTracker } from './track-posts.ts';

/** The mark of the post that a reply answers: the one it stands in, or the one that the page holds alone. */
export function findMarkAbove(
  element: Element,
  tracker: Pick<PostTracker, 'get' | 'all'>,
  board: MarkBoard,
  document: Document,
): PostMark | null {
  for (let node = element.parentElement; node; node = node.parentElement) {
    const mark = board.markOf(tracker.get(node)?.post.postKey ?? null);
    if (mark) return mark;
  }
  const marked = tracker.all().filter(({ post, kind }) => !kind.isReply && board.markOf(post.postKey));
  const only = marked.length === 1 ? marked[0] : undefined;
  return only && isOwnPage(only.reading, document.location) ? board.markOf(only.post.postKey) : null;
}
