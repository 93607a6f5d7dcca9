import { type Editor, isField } from './detect-editor.ts';

/** Focuses an editor and puts the caret behind what is in it. `all` selects everything instead, so that it is replaced. */
export function placeCaret({ element }: Editor, all: boolean): void {
  element.focus({ preventScroll: true });
  if (isField(element)) {
    element.setSelectionRange(all ? 0 : element.value.length, element.value.length);
    return;
  }
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(all ? element : findLastLine(element));
  if (!all) range.collapse(false);
  // Not addRange: Firefox ignores it for a range inside a shadow root.
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const selection = readSelection(element);
  selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  if (all && element.getRootNode() !== element.ownerDocument) emptyInShadow(element, selection);
}

/** In a shadow root Firefox inserts before a selection instead of replacing it, so what is selected goes first. */
function emptyInShadow(element: HTMLElement, selection: Selection | null): void {
  selection?.deleteFromDocument();
  // biome-ignore lint/performance/useDomNodeTextContent: an editor may keep invisible text
  if (element.innerText.trim() !== '') element.replaceChildren();
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'deleteContentBackward' }));
}

/** The last block that holds the text: a caret behind it, not in it, makes Draft.js and Slate lose the insertion. */
function findLastLine(element: HTMLElement): Node {
  let line: Element = element;
  for (let last = lastLine(line); last; last = lastLine(line)) line = last;
  return line;
}

function lastLine(element: Element): Element | null {
  const last = element.lastElementChild;
  if (!last || last.tagName === 'BR' || last.getAttribute('contenteditable') === 'false') return null;
  return element.lastChild?.nodeType === 3 && (element.lastChild.nodeValue ?? '').trim() !== '' ? null : last;
}

/** The selection of the tree that an element stands in: inside a shadow root Chromium keeps a separate one. */
export function readSelection(element: HTMLElement): Selection | null {
  const root = element.getRootNode() as { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}
