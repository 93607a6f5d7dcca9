import { compilePattern } from '../reading/read-field.ts';
import type { Conversation } from '../reading/site-adapter.ts';
import type { TrackedPost } from './page-handle.ts';

/**
 * The post that a post of a conversation answers: the one above it on the way to the page's own post, the one that a line leads
 * from, or the page's own. Null when the page does not say so for certain: a wrong guess would stop the clock of somebody who waits.
 */
export function findInConversation(
  own: TrackedPost,
  all: readonly TrackedPost[],
  conversation: Conversation,
  document: Document,
): TrackedPost | null {
  if (conversation.bought !== undefined && own.element.querySelector(conversation.bought)) return null;
  const posts = all.filter(({ element }) => element.isConnected).sort(byPlace);
  const at = posts.findIndex(({ element }) => element === own.element);
  const focusId = compilePattern(conversation.page).exec(document.location.href)?.[1];
  const focusAt = posts.findIndex(({ reading }) => reading.id !== null && reading.id === focusId);
  const before = posts[at - 1];
  if (!before || focusAt === -1) return null;
  // What stands above the page's own post is the way to it: each answers the one before it.
  if (at <= focusAt) return before;
  const focus = posts[focusAt] as TrackedPost;
  if (isCutOff(own, focus, conversation, document)) return null;
  if (before === focus) return focus;
  if (conversation.line !== undefined && before.element.querySelector(conversation.line))
    return isNextRow(own, before, conversation) ? before : null;
  const { direct } = conversation;
  if (direct === undefined) return null;
  return direct === 'unlined' || own.element.matches(direct) ? focus : null;
}

function byPlace(a: TrackedPost, b: TrackedPost): number {
  return a.element.compareDocumentPosition(b.element) & 4 ? -1 : 1;
}

/** Something between the page's own post and this one begins another conversation. */
function isCutOff(own: TrackedPost, focus: TrackedPost, { until }: Conversation, document: Document): boolean {
  if (until === undefined) return false;
  return [...document.querySelectorAll(until)].some(
    (mark) =>
      (focus.element.compareDocumentPosition(mark) & 4) !== 0 && (mark.compareDocumentPosition(own.element) & 4) !== 0,
  );
}

function isNextRow(own: TrackedPost, before: TrackedPost, { row }: Conversation): boolean {
  if (row === undefined) return true;
  const next = before.element.closest(row)?.nextElementSibling;
  return next != null && next.contains(own.element);
}
