import type { Labels } from '../../shared/model/labels.ts';
import { copyText } from './copy-text.ts';
import type { Editor } from './detect-editor.ts';
import { type InsertWay, insertText } from './insert-text.ts';
import { placeCaret } from './place-caret.ts';
import { readEditor, showsText } from './read-back.ts';

/** What became of a text. `filled` is only said after the text was read back from the editor. Nothing is ever sent. */
export type FillOutcome =
  | { readonly filled: true; readonly way: InsertWay }
  | { readonly filled: false; readonly copied: boolean; readonly say: Labels };

export interface FillOptions {
  /** True: what is in the box goes. */
  readonly replace: boolean;
  /** Waits some milliseconds; the page's own timers are not needed. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Said when a box took nothing and the text waits on the clipboard. */
export const COPIED: Labels = {
  'zh-CN': '这个输入框没有接受文字，已复制到剪贴板：点进输入框，按 Ctrl+V 粘贴，再检查一遍。',
  en: 'This box did not take the text. It is on the clipboard: click into the box, press Ctrl+V and check it.',
};
/** Said when not even the clipboard took it. */
export const NOT_COPIED: Labels = {
  'zh-CN': '这个输入框没有接受文字，浏览器也不允许复制。请在模板窗口里选中文字，手动复制。',
  en: 'This box did not take the text and the browser refused to copy it. Select it in the template window and copy it by hand.',
};
/** Firefox and editors with a delayed model need this between caret and insertion (measured: 60 ms). */
const SETTLE_MS = 60;
const READ_BACK_TRIES = 12;
const READ_BACK_EVERY_MS = 50;

/** Puts a text into an editor, reads it back and compares; otherwise it goes to the clipboard with a sentence for the person. */
export async function fillComposer(editor: Editor, text: string, options: FillOptions): Promise<FillOutcome> {
  const before = options.replace ? '' : readEditor(editor);
  placeCaret(editor, options.replace);
  await options.wait(SETTLE_MS);
  placeCaret(editor, options.replace);
  const way = insertText(editor, text);
  if (way !== 'none' && (await waitForText(editor, before, text, options.wait))) return { filled: true, way };
  const copied = await copyText(text, editor.element.ownerDocument);
  return { filled: false, copied, say: copied ? COPIED : NOT_COPIED };
}

/** True when the text shows, and still shows a moment later: some frameworks put their own state back. */
async function waitForText(
  editor: Editor,
  before: string,
  text: string,
  wait: (ms: number) => Promise<void>,
): Promise<boolean> {
  for (let tries = 0; tries < READ_BACK_TRIES; tries += 1) {
    if (showsText(editor, before, text)) {
      await wait(READ_BACK_EVERY_MS);
      if (showsText(editor, before, text)) return true;
    }
    await wait(READ_BACK_EVERY_MS);
  }
  return false;
}
