import type { Shortcut, ShortcutTrigger } from '../../shared/model/shortcut.ts';
import { findTypedShortcut, listBegunShortcuts, type TypedShortcut } from '../../shared/replies/match-shortcut.ts';
import { detectEditor, type Editor } from './detect-editor.ts';
import { listenInFrames } from './listen-in-frames.ts';
import { mayReadBox } from './may-read-box.ts';
import { type Caret, readCaret } from './typed-before.ts';

/** What a box offers just now. */
export interface ShortcutOffer {
  readonly editor: Editor;
  /** Stands before the caret in whole; null: only begun. */
  readonly typed: TypedShortcut | null;
  readonly begun: readonly Shortcut[];
}

export interface ShortcutWatch {
  readonly document: Document;
  /** Asked with every key: settings change while a page is open. */
  readonly setup: () => {
    readonly trigger: ShortcutTrigger;
    /** Those that are heard in this box. */
    readonly listFor: (editor: Editor) => readonly Shortcut[];
  };
  /** Elements of our own, where the keys have another meaning. */
  readonly isOurs: (event: Event) => boolean;
  /** Null: nothing any more. */
  readonly onOffer: (offer: ShortcutOffer | null) => void;
  readonly onCall: (editor: Editor, typed: string, shortcut: Shortcut) => void;
}

const HEARD = ['keydown', 'keyup', 'input', 'compositionstart', 'compositionend', 'focusout', 'pointerdown'];

/**
 * Hears shortcuts that are typed in any box of a page. Nothing is done while an input method composes; Tab is taken only where a
 * shortcut stands before the caret, and Esc gives it back. Returns what stops it.
 */
export function watchShortcuts({ document, setup, isOurs, onOffer, onCall }: ShortcutWatch): () => void {
  let offered: ShortcutOffer | null = null;
  /** What the person said no to: not offered again until something else stands there. */
  let declined = '';
  /** The box that an input method composes in; null: none does. */
  let composing: EventTarget | null = null;
  /** What the input method has put into the box, by its own events. */
  let composed = '';

  const offer = (next: ShortcutOffer | null): void => {
    if (next === null && offered === null) return;
    offered = next;
    onOffer(next);
  };
  const call = (editor: Editor, { before }: Caret, { length, shortcut }: TypedShortcut): void => {
    offer(null);
    // Undo brings it back, and then it was not typed for another time.
    declined = before;
    onCall(editor, before.slice(-length), shortcut);
  };
  const look = (target: EventTarget | undefined, mayCall: boolean): void => {
    const { trigger, listFor } = setup();
    const editor = trigger === 'off' ? null : readBox(target);
    const caret = editor && readCaret(editor);
    if (!editor || !caret || caret.before === declined) {
      offer(null);
      return;
    }
    declined = '';
    const shortcuts = listFor(editor);
    const typed = findTypedShortcut(caret.before, shortcuts, trigger);
    if (typed?.isFinal && mayCall) {
      call(editor, caret, typed);
      return;
    }
    const begun = trigger === 'slash' ? listBegunShortcuts(caret.before, shortcuts) : [];
    offer(typed || begun.length > 0 ? { editor, typed, begun } : null);
  };
  const press = (event: KeyboardEvent, target: EventTarget | undefined): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && offered) {
      declined = readCaret(offered.editor)?.before ?? '';
      offer(null);
      keep(event);
    }
    if (event.key !== 'Tab') return;
    const { trigger, listFor } = setup();
    const editor = trigger === 'off' ? null : readBox(target);
    const caret = editor && readCaret(editor);
    if (!editor || !caret || caret.before === declined) return;
    const typed = findTypedShortcut(caret.before, listFor(editor), trigger);
    if (!typed) return;
    keep(event);
    call(editor, caret, typed);
  };
  const hear = (event: Event): void => {
    // What a script of the page dispatches fills nothing in.
    if ((!event.isTrusted && !endsComposing(event)) || isOurs(event)) return;
    const [target] = event.composedPath();
    if (event.type === 'focusout' || event.type === 'pointerdown') offer(null);
    else if (event.type === 'compositionstart') {
      composing = target ?? null;
      composed = '';
    } else if (event.type === 'compositionend') {
      composing = null;
      // The text that was composed is in the box a moment later.
      setTimeout(() => composing ?? look(target, true));
    } else {
      if (composing && event.type === 'input') composed = (event as InputEvent).data ?? '';
      hearKey(event, target);
    }
  };
  /** Chromium calls its own end of a composition untrusted: it is believed in the box where it began, if it says what the input method put there. */
  const endsComposing = (event: Event): boolean =>
    event.type === 'compositionend' &&
    event.composedPath()[0] === composing &&
    composed !== '' &&
    (event as CompositionEvent).data === composed;
  const hearKey = (event: Event, target: EventTarget | undefined): void => {
    const key = event as KeyboardEvent;
    if (composing || key.isComposing || key.keyCode === PROCESSED) return;
    if (event.type === 'keydown') press(key, target);
    else if (event.type === 'input' || !STILL_KEYS.has(key.key)) look(target, isTyping(event));
  };
  return listenInFrames(document, HEARD, hear, { passive: false });
}

/** What a keydown says that an input method takes for itself. */
const PROCESSED = 229;
const STILL_KEYS = new Set(['Tab', 'Escape', 'Shift', 'Control', 'Alt', 'Meta']);

/** Undo, a paste and a cut may put a shortcut before the caret, too; only what is typed calls it. */
function isTyping(event: Event): boolean {
  if (event.type === 'input') return (event as InputEvent).inputType === 'insertText';
  return (
    (event as KeyboardEvent).key.length === 1 && !(event as KeyboardEvent).ctrlKey && !(event as KeyboardEvent).metaKey
  );
}

function readBox(target: EventTarget | undefined): Editor | null {
  const element = target as Element | undefined;
  const editor = element?.nodeType === 1 ? detectEditor(element) : null;
  return editor && mayReadBox(editor.element) ? editor : null;
}

function keep(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
