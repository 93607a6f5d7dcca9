import type { Labels } from '../../../shared/model/labels.ts';
import { askBackground } from '../../ask-background.ts';
import { copyText } from '../../composers/copy-text.ts';
import { detectEditor, type Editor } from '../../composers/detect-editor.ts';
import { fillComposer } from '../../composers/fill-composer.ts';
import { findComposer } from '../../composers/find-composer.ts';
import { MOST_TEXT_KEPT } from '../../most-text-kept.ts';
import { isOwnPage } from '../is-own-page.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import type { FillWish } from './picker.tsx';
import { TOOL_STRINGS } from './tool-strings.ts';

/** An answer that was filled is waited for this long. */
const FILLED_MS = 30 * 60_000;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Fills the public answer into the site's own box. Null: it is in and was read back; otherwise what the person must do. */
export async function fillReply(page: PageHandle, tracked: TrackedPost, wish: FillWish): Promise<Labels | null> {
  // Before the box is touched: a person may press send at once, and pasting from the clipboard is an answer too.
  const { postKey } = tracked.post;
  page.expectAnswer({ tracked, text: wish.publicText, forMs: FILLED_MS, isUnsent: () => false });
  const editor = await findBox(page, tracked);
  if (!editor) {
    await copyText(wish.publicText, document);
    return TOOL_STRINGS.noBox;
  }
  const outcome = await fillComposer(editor, wish.publicText, { replace: true, wait });
  if (!outcome.filled) return outcome.say;
  const { templateId, variant, publicText } = wish;
  const use = {
    kind: 'public',
    site: page.adapter.id,
    templateId,
    variant,
    text: publicText.slice(0, MOST_TEXT_KEPT),
    postKey,
    at: Date.now(),
  } as const;
  await askBackground('replies.note', { use });
  return null;
}

/** The box that the person stood in, when it is the post's, wins over the one that the adapter knows. */
async function findBox(page: PageHandle, tracked: TrackedPost): Promise<Editor | null> {
  const last = page.lastBox();
  if (last && tracked.element.contains(last)) return detectEditor(last);
  const ownPage = isOwnPage(tracked.reading, location);
  return findComposer({ post: tracked.element, place: tracked.kind.composer, ownPage, wait });
}
