/** Where the caret stands or what is selected, as offsets into the text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Draws the text into the editor: one paragraph a line, as the model says and nothing else. */
export function drawText(root: HTMLElement, text: string): void {
  root.replaceChildren(
    ...text.split('\n').map((line) => {
      const paragraph = document.createElement('p');
      paragraph.append(line === '' ? document.createElement('br') : document.createTextNode(line));
      return paragraph;
    }),
  );
  root.toggleAttribute('data-empty', text === '');
}

/** The text that stands in the editor's nodes, whoever put it there. */
export function readText(root: Node): string {
  return Array.from(root.childNodes, (child) => child.textContent ?? '').join('\n');
}

/** Offsets of the selection; the end of the text when the selection is elsewhere. */
export function readSelection(root: HTMLElement, text: string): TextRange {
  const selection = document.getSelection();
  if (!selection?.rangeCount || !root.contains(selection.anchorNode)) return { start: text.length, end: text.length };
  return toTextRange(root, selection.getRangeAt(0));
}

/** Offsets of a DOM range inside the editor. */
export function toTextRange(root: HTMLElement, range: AbstractRange): TextRange {
  const measure = (container: Node, offset: number): number => {
    const before = document.createRange();
    before.setStart(root, 0);
    before.setEnd(container, offset);
    return readText(before.cloneContents()).length;
  };
  return {
    start: measure(range.startContainer, range.startOffset),
    end: measure(range.endContainer, range.endOffset),
  };
}

/** Puts the caret at an offset of the text. */
export function placeCaret(root: HTMLElement, offset: number): void {
  let left = offset;
  for (const paragraph of Array.from(root.childNodes)) {
    const { length } = paragraph.textContent ?? '';
    if (left <= length) {
      const text = paragraph.firstChild;
      if (text instanceof Text) document.getSelection()?.collapse(text, left);
      else document.getSelection()?.collapse(paragraph, 0);
      return;
    }
    left -= length + 1;
  }
}
