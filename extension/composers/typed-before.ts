import { type Editor, isField } from './detect-editor.ts';
import { readSelection } from './place-caret.ts';

/** Longer than any shortcut: more of what stands before the caret is not looked at. */
const MOST_READ = 80;

/** A caret in a box: what stands before it in its line, and a way to select the end of that. */
export interface Caret {
  readonly before: string;
  /** Selects that many UTF-16 units before the caret. */
  readonly select: (length: number) => void;
}

/** Where the person types; null when something is selected, or the caret stands nowhere that can be read. */
export function readCaret({ element }: Editor): Caret | null {
  if (isField(element)) return readFieldCaret(element);
  const at = readPosition(element);
  const text = at && findTextBefore(at.node, at.offset);
  if (!text || !element.contains(text.node)) return null;
  const before = text.node.data
    .slice(Math.max(0, text.end - MOST_READ), text.end)
    .replace(/[\u200b\u2060\ufeff]/gu, '');
  return {
    before: before.slice(before.lastIndexOf('\n') + 1),
    select: (length) =>
      readSelection(element)?.setBaseAndExtent(text.node, Math.max(0, text.end - length), text.node, text.end),
  };
}

function readFieldCaret(field: HTMLTextAreaElement | HTMLInputElement): Caret | null {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (start === null || start !== end) return null;
  const before = value.slice(Math.max(0, start - MOST_READ), start);
  return {
    before: before.slice(before.lastIndexOf('\n') + 1),
    select: (length) => field.setSelectionRange(start - length, start),
  };
}

/** Through shadow roots too, where the plain selection names the host in one browser and the text in the other. */
function readPosition(element: HTMLElement): { readonly node: Node; readonly offset: number } | null {
  const selection = readSelection(element);
  if (!selection) return null;
  const root = element.getRootNode();
  if (root !== element.ownerDocument && 'getComposedRanges' in selection) {
    const [range] = selection.getComposedRanges({ shadowRoots: [root as ShadowRoot] });
    if (range?.collapsed) return { node: range.startContainer, offset: range.startOffset };
  }
  if (!selection.isCollapsed || !selection.focusNode) return null;
  return { node: selection.focusNode, offset: selection.focusOffset };
}

/** The text that a caret stands in or right behind. */
function findTextBefore(node: Node, offset: number): { readonly node: Text; readonly end: number } | null {
  if (node.nodeType === Node.TEXT_NODE) return { node: node as Text, end: offset };
  let last: Node | null = node.childNodes[offset - 1] ?? null;
  while (last && last.nodeType !== Node.TEXT_NODE) last = last.lastChild;
  return last ? { node: last as Text, end: (last as Text).length } : null;
}
