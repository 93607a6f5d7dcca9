/** What an editing box is made of. Found by attributes at run time, never by site: sites change their editor without notice. */
export type EditorKind =
  | 'field'
  | 'draft'
  | 'lexical'
  | 'prosemirror'
  | 'quill'
  | 'slate'
  | 'ckeditor'
  | 'frame'
  | 'editable';

/** A box that text can be put into. `element` takes the focus; for a frame it is the body inside. */
export interface Editor {
  readonly kind: EditorKind;
  readonly element: HTMLElement;
}

const MARKS: readonly (readonly [EditorKind, string])[] = [
  ['draft', '.public-DraftEditor-content, [contenteditable]:has(> [data-contents="true"])'],
  ['lexical', '[data-lexical-editor="true"]'],
  ['slate', '[data-slate-editor="true"]'],
  ['ckeditor', '.ck-editor__editable, .ck-content[contenteditable="true"]'],
  ['prosemirror', '.ProseMirror'],
  ['quill', '.ql-editor'],
];
const EDITABLE = '[contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';
const INPUT_TYPES = new Set(['text', 'search', 'email', 'url', '']);

/** Which editor an element is, holds or stands in; null when text cannot be put there. */
export function detectEditor(element: Element): Editor | null {
  if (isField(element)) return element.disabled || element.readOnly ? null : { kind: 'field', element };
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (frame?.tagName === 'IFRAME') return detectFrame(frame as HTMLIFrameElement);
  if (element.tagName === 'IFRAME') return detectFrame(element as HTMLIFrameElement);
  const host = findEditingHost(element);
  if (!host) return detectWithin(element);
  const kind = MARKS.find(([, mark]) => host.matches(mark))?.[0] ?? 'editable';
  return { kind, element: host };
}

/** True for boxes that hold a plain value. */
export function isField(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  if (element.tagName === 'TEXTAREA') return true;
  return element.tagName === 'INPUT' && INPUT_TYPES.has((element as HTMLInputElement).type);
}

/** The outermost editable element that the given one stands in, or is. */
function findEditingHost(element: Element): HTMLElement | null {
  let host = element.closest<HTMLElement>(EDITABLE);
  for (let outer = host?.parentElement?.closest<HTMLElement>(EDITABLE); outer; ) {
    host = outer;
    outer = outer.parentElement?.closest<HTMLElement>(EDITABLE);
  }
  return host;
}

function detectWithin(element: Element): Editor | null {
  for (const root of [element, element.shadowRoot]) {
    const inner = root?.querySelector(`textarea, iframe, ${EDITABLE}`);
    const editor = inner ? detectEditor(inner) : null;
    if (editor) return editor;
  }
  return null;
}

/** UEditor and its like edit the body of a frame of the same origin. */
function detectFrame(frame: HTMLIFrameElement): Editor | null {
  let inner: Document | null = null;
  try {
    inner = frame.contentDocument;
  } catch {
    // A frame of another origin: its box is not ours to fill.
    return null;
  }
  if (!inner?.body) return null;
  const editable = inner.designMode === 'on' || inner.body.isContentEditable;
  return editable ? { kind: 'frame', element: inner.body } : null;
}
