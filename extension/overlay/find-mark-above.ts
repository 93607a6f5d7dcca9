import type { PostMark } from '../messages.ts';
import { lastHop } from '../reading/read-field.ts';
import type { PostKind } from '../reading/site-adapter.ts';
import { parentAcross } from '../reading/walk-path.ts';
import { isOwnPage } from './is-own-page.ts';
import type { MarkBoard } from './show-marks.ts';
import type { PostTracker } from './track-posts.ts';

/** The mark of the post that a reply answers: the one it stands in, the one it stands beside, or the one that the page holds alone. */
export function findMarkAbove(
  element: Element,
  tracker: Pick<PostTracker, 'get' | 'all'>,
  kinds: readonly PostKind[],
  board: Pick<MarkBoard, 'markOf'>,
  document: Document,
): PostMark | null {
  for (let node = parentAcross(element); node; node = parentAcross(node)) {
    const mark = board.markOf(tracker.get(node as Element)?.post.postKey ?? null);
    if (mark) return mark;
  }
  const beside = findBeside(element, kinds);
  if (beside) return board.markOf(tracker.get(beside)?.post.postKey ?? null);
  const marked = tracker.all().filter(({ post, kind }) => !kind.isReply && board.markOf(post.postKey));
  const only = marked.length === 1 ? marked[0] : undefined;
  return only && isOwnPage(only.reading, document.location) ? board.markOf(only.post.postKey) : null;
}

/** Where replies hang under their post as brothers (YouTube, Bilibili, Zhihu), the nearest part of the page that holds one post and no second. */
function findBeside(element: Element, kinds: readonly PostKind[]): Element | null {
  const posts = selectAny(kinds.filter(({ isReply }) => !isReply));
  const replies = selectAny(kinds.filter(({ isReply }) => isReply));
  if (posts === '') return null;
  for (let node = parentAcross(element); node && 'querySelectorAll' in node; node = parentAcross(node)) {
    const here = [...(node as Element).querySelectorAll(posts)].filter((post) => !post.matches(replies));
    if (here.length > 0) return here.length === 1 ? (here[0] ?? null) : null;
  }
  return null;
}

function selectAny(kinds: readonly PostKind[]): string {
  return kinds.map(lastHop).join(', ');
}
