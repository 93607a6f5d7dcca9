import type { PostMark } from '../messages.ts';
import { lastHop, readField } from '../reading/read-field.ts';
import { makePostKey } from '../reading/read-post.ts';
import type { PostKind, SiteAdapter } from '../reading/site-adapter.ts';
import { parentAcross } from '../reading/walk-path.ts';
import { findInConversation } from './find-in-conversation.ts';
import { isOwnPage } from './is-own-page.ts';
import type { TrackedPost } from './page-handle.ts';
import type { MarkBoard } from './show-marks.ts';
import type { PostTracker } from './track-posts.ts';

/**
 * The mark of the post that a reply answers: the one that it names, the one above it in its conversation or thread, the one it
 * stands in, the one it stands beside, or the one that the page holds alone. The first of these that the site knows decides.
 */
export function findMarkAbove(
  reply: TrackedPost,
  tracker: Pick<PostTracker, 'get' | 'all'>,
  adapter: SiteAdapter,
  board: Pick<MarkBoard, 'markOf'>,
  document: Document,
): PostMark | null {
  const { element, kind } = reply;
  const markAt = (post: Element): PostMark | null => board.markOf(tracker.get(post)?.post.postKey ?? null);
  const named = readAnswered(reply, adapter, document);
  if (named !== null) return board.markOf(makePostKey(named, adapter));
  if (kind.conversation && !kind.isReply) {
    const answered = findInConversation(reply, tracker.all(), kind.conversation, document);
    return board.markOf(answered?.post.postKey ?? null);
  }
  const first = kind.thread === undefined ? null : element.closest(kind.thread)?.querySelector(lastHop(kind));
  if (first && first !== element) return markAt(first);
  for (let node = parentAcross(element); node; node = parentAcross(node)) {
    // The nearest post around it, marked or not: what is said to somebody else is no answer to the post around both.
    const around = tracker.get(node as Element);
    if (around) return board.markOf(around.post.postKey);
  }
  const beside = findBeside(element, adapter.kinds);
  if (beside) return markAt(beside);
  const marked = tracker.all().filter(({ post, kind: { isReply } }) => !isReply && board.markOf(post.postKey));
  const only = marked.length === 1 ? marked[0] : undefined;
  return only && isOwnPage(only.reading, document.location) ? board.markOf(only.post.postKey) : null;
}

/** The id that the reply itself says it answers. */
function readAnswered({ element, kind }: TrackedPost, adapter: SiteAdapter, document: Document): string | null {
  const page = { url: new URL(document.location.href), now: 0 };
  const accept = (raw: string): string | null => (/^[\w.:-]{1,200}$/u.test(raw) ? raw : null);
  return readField(element, adapter, kind, kind.answers, page, accept, new Map())?.value ?? null;
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
