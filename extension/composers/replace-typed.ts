import { copyText } from './copy-text.ts';
import { type Editor, type EditorKind, isField } from './detect-editor.ts';
import { COPIED, type FillOutcome, NOT_COPIED } from './fill-composer.ts';
import { insertText } from './insert-text.ts';
import { normaliseEditorText, readEditor } from './read-back.ts';
import { readCaret } from './typed-before.ts';

/** An editor learns of a selection a moment later; these look for it less often. */
const SETTLE_MS = 60;
const SLOW_SETTLE_MS: Partial<Record<EditorKind, number>> = { slate: 200, ckeditor: 200 };
/**
 * Changes that follow each other sooner are one step of undo in these editors (ProseMirror: `newGroupDelay`, Quill: `history.delay`), and
 * undo would take away what was typed before the shortcut, too.
 */
const UNDO_STEP_MS: Partial<Record<EditorKind, number>> = { prosemirror: 520, quill: 1020, slate: 120, ckeditor: 120 };
const READ_BACK_TRIES = 12;
const READ_BACK_EVERY_MS = 50;

/** As filling any box; `typedOn`: the person went on meanwhile, and what they typed was left alone. */
export type ReplaceOutcome = FillOutcome | { readonly filled: false; readonly typedOn: true };

/**
 * Puts a text in the place of the last typed characters, so that undo brings those back. Read back as every filling is; a caret that
 * went elsewhere meanwhile is left alone.
 * @param typed What must still stand before the caret.
 */
export async function replaceTyped(
  editor: Editor,
  typed: string,
  text: string,
  wait: (ms: number) => Promise<void>,
): Promise<ReplaceOutcome> {
  const { element, kind } = editor;
  await wait(UNDO_STEP_MS[kind] ?? 0);
  const caret = readCaret(editor);
  const whole = readEditor(editor);
  if (!caret?.before.endsWith(typed)) return { filled: false, typedOn: true };
  caret.select(typed.length);
  if (!isField(element)) await wait(SLOW_SETTLE_MS[kind] ?? SETTLE_MS);
  if (readEditor(editor) !== whole) return { filled: false, typedOn: true };
  if (isShadowed(element)) element.ownerDocument.execCommand('delete');
  const way = insertText(editor, text);
  if (way !== 'none' && (await waitForText(editor, text, wait))) return { filled: true, way };
  const copied = await copyText(text, element.ownerDocument);
  return { filled: false, copied, say: copied ? COPIED : NOT_COPIED };
}

/** In a shadow root Firefox inserts before a selection instead of replacing it. */
function isShadowed(element: HTMLElement): boolean {
  return !isField(element) && element.getRootNode() !== element.ownerDocument;
}

async function waitForText(editor: Editor, text: string, wait: (ms: number) => Promise<void>): Promise<boolean> {
  const wanted = normaliseEditorText(editor.element.tagName === 'INPUT' ? text.replaceAll('\n', ' ') : text);
  const shows = (): boolean => normaliseEditorText(readEditor(editor)).includes(wanted);
  for (let tries = 0; tries < READ_BACK_TRIES; tries += 1) {
    await wait(READ_BACK_EVERY_MS);
    if (!shows()) continue;
    await wait(READ_BACK_EVERY_MS);
    if (shows()) return true;
  }
  return false;
}
