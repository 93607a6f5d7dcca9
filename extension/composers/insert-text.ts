import { type Editor, isField } from './detect-editor.ts';
import { makePasteEvent } from './paste-event.ts';

/** How the text got in. `none`: the editor took nothing. */
export type InsertWay = 'paste' | 'command' | 'setter' | 'none';

/**
 * Puts text where the caret is. Order as measured on the real libraries in Chromium and Firefox: editors with a model of their
 * own take a paste and lose lines to anything else; fields and bare editables take the editing command, which can be undone;
 * the value setter is the last way, for fields only, because it cannot.
 */
export function insertText({ kind, element }: Editor, text: string): InsertWay {
  const field = isField(element);
  if (!field && kind !== 'frame' && !element.dispatchEvent(makePasteEvent(text))) return 'paste';
  if (element.ownerDocument.execCommand('insertText', false, text)) return 'command';
  if (!field) return 'none';
  setFieldValue(element, text);
  return 'setter';
}

/** Sets the value past a framework's own property, and says so to the page. */
function setFieldValue(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const prototype = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? field.value.length;
  const value = `${field.value.slice(0, start)}${text}${field.value.slice(end)}`;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text, inputType: 'insertText' }));
}
