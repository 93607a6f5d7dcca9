import { detectEditor, type Editor } from '../../composers/detect-editor.ts';
import { findAll, parentAcross } from '../../reading/walk-path.ts';
import { isOwnPage } from '../is-own-page.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';

/**
 * The post that a box of the site answers: the one it stands in, else, for a box that the adapter knows, the one in its dialog,
 * the one whose reply button was pressed last, or the one that the page holds alone. Null when that is not certain: a search, a
 * message, a post of one's own. Such a box is never read.
 */
export function findAnsweredPost(page: PageHandle, editor: Editor): TrackedPost | null {
  const around = page.postAt(standsAt(editor));
  if (around) return around;
  if (!isReplyBox(page, editor)) return null;
  return findInDialog(page, editor) ?? findPressed(page) ?? findAlone(page);
}

/** The mention that an answer to this post answers: the post's own, else that of the post it stands in. */
export function findAnsweredMark(page: PageHandle, tracked: TrackedPost): ReturnType<PageHandle['markOf']> {
  for (let post: TrackedPost | null = tracked; post; ) {
    const mark = page.markOf(post.post.postKey);
    if (mark) return mark;
    const outside = parentAcross(post.element);
    post = outside && page.postAt(outside);
  }
  return null;
}

/** What stands in the page: of an editing frame, the frame. */
function standsAt({ element }: Editor): Element {
  return element.ownerDocument === document ? element : (element.ownerDocument.defaultView?.frameElement ?? element);
}

function isReplyBox({ adapter }: PageHandle, editor: Editor): boolean {
  const { element } = editor;
  return adapter.kinds
    .flatMap(({ composer }) => composer?.editor ?? [])
    .some((path) =>
      findAll(standsAt(editor).ownerDocument, path).some((found) => detectEditor(found)?.element === element),
    );
}

function findInDialog(page: PageHandle, editor: Editor): TrackedPost | null {
  const dialog = standsAt(editor).closest('[role="dialog"], dialog');
  return only(page.posts().filter(({ element: post }) => dialog?.contains(post)));
}

function findPressed(page: PageHandle): TrackedPost | null {
  const press = page.lastPress();
  if (!press) return null;
  const { element, kind } = press.tracked;
  const openers = (kind.composer?.open ?? []).flatMap((path) => findAll(element, path));
  return openers.some((opener) => press.path.includes(opener)) ? press.tracked : null;
}

function findAlone(page: PageHandle): TrackedPost | null {
  return only(page.posts().filter(({ kind, reading }) => !kind.isReply && isOwnPage(reading, location)));
}

function only<T>(found: readonly T[]): T | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
