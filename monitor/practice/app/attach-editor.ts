import { drawText, placeCaret, readSelection, readText, type TextRange, toTextRange } from './editor-document.ts';

/** An editor on an element: the state outside owns the text. */
export interface AttachedEditor {
  /** Makes the nodes show `text`. */
  show(text: string): void;
  detach(): void;
}

/**
 * Turns what is typed, pasted or composed into changes of text, and draws again whatever somebody changed behind the state's back.
 * Commands of the browser change the nodes first and tell afterwards: those are adopted; input events made by scripts are not believed.
 */
export function attachEditor(root: HTMLElement, onText: (text: string) => void): AttachedEditor {
  const listening = new AbortController();
  let current = '';
  let composing = false;

  const redraw = () => {
    if (composing) return;
    if (readText(root) !== current || !root.firstChild) drawText(root, current);
    observer.takeRecords();
  };
  const observer = new MutationObserver(redraw);

  const change = (range: TextRange, insert: string) => {
    current = current.slice(0, range.start) + insert + current.slice(range.end);
    redraw();
    placeCaret(root, range.start + insert.length);
    onText(current);
  };
  const adopt = () => {
    const { end } = readSelection(root, current);
    current = readText(root);
    drawText(root, current);
    placeCaret(root, end);
    observer.takeRecords();
    onText(current);
  };

  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    root.addEventListener(type, listener, { signal: listening.signal });
  on('beforeinput', (event) => {
    if (event.isComposing || event.inputType === 'insertCompositionText') return;
    event.preventDefault();
    const [target] = event.getTargetRanges();
    const range = target ? toTextRange(root, target) : readSelection(root, current);
    const insert = readInsert(event);
    if (insert !== null) change(range, insert);
    else if (event.inputType.startsWith('delete')) change(widen(range, event.inputType), '');
  });
  on('paste', (event) => {
    event.preventDefault();
    change(readSelection(root, current), normalise(event.clipboardData?.getData('text/plain') ?? ''));
  });
  on('input', (event) => {
    if (event.isTrusted && !composing) adopt();
  });
  on('compositionstart', () => {
    composing = true;
  });
  on('compositionend', () => {
    composing = false;
    adopt();
  });

  redraw();
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return {
    show(text) {
      if (text === current) return;
      current = text;
      redraw();
    },
    detach() {
      listening.abort();
      observer.disconnect();
    },
  };
}

function readInsert(event: InputEvent): string | null {
  if (event.inputType === 'insertParagraph' || event.inputType === 'insertLineBreak') return '\n';
  if (!event.inputType.startsWith('insert')) return null;
  return normalise(event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
}

/** A caret deletes the character beside it. */
function widen(range: TextRange, inputType: string): TextRange {
  if (range.start !== range.end) return range;
  return inputType.endsWith('Forward')
    ? { start: range.start, end: range.end + 1 }
    : { start: Math.max(0, range.start - 1), end: range.end };
}

/** One kind of line end; and the no-break spaces that browsers put into editable text become plain ones. */
function normalise(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ');
}
