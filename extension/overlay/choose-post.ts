import type { PostMark } from '../messages.ts';
import type { TrackedPost } from './page-handle.ts';

/**
 * The post that a wish from outside the page means: the named one; else the one that holds the focus or the selection, the
 * pointer was at last, or that fills most of the middle of the window.
 */
export function choosePost(
  posts: readonly TrackedPost[],
  named: { readonly mentionId: string | null; readonly postKey: string | null },
  markOf: (postKey: string | null) => PostMark | null,
  hovered: TrackedPost | null,
  document: Document,
): TrackedPost | null {
  if (named.postKey !== null || named.mentionId !== null) {
    return (
      posts.find(({ post }) => post.postKey !== null && post.postKey === named.postKey) ??
      posts.find(({ post }) => named.mentionId !== null && markOf(post.postKey)?.mention?.id === named.mentionId) ??
      null
    );
  }
  const selection = document.getSelection();
  const selected = selection && !selection.isCollapsed ? selection.anchorNode : null;
  if (selected) return findHolding(posts, selected);
  const active = document.activeElement;
  const focused = active && active !== document.body ? findHolding(posts, active) : null;
  return focused ?? hovered ?? findMiddle(posts, document);
}

/** The innermost post that holds a node. */
function findHolding(posts: readonly TrackedPost[], node: Node): TrackedPost | null {
  const holding = posts.filter(({ element }) => element.contains(node));
  return (
    holding.find(
      ({ element }) => !holding.some((other) => other.element !== element && element.contains(other.element)),
    ) ?? null
  );
}

function findMiddle(posts: readonly TrackedPost[], document: Document): TrackedPost | null {
  const middle = (document.defaultView?.innerHeight ?? 0) / 2;
  const main = posts.filter(({ kind }) => !kind.isReply);
  return (
    main.find(({ element }) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top <= middle && bottom >= middle;
    }) ?? null
  );
}
