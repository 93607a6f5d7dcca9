import { adoptChipStyle } from './chip-style.ts';
import type { ChipFace } from './describe-chip.ts';

/** Name of our elements in a page; nothing is registered for it. */
export const CHIP_TAG = 'earshot-chip';

/** The chip of one post: an element of its own with an open shadow root, out of the page's layout. */
export interface Chip {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  show(face: ChipFace): void;
}

const KEPT_IN = ['click', 'mousedown', 'pointerdown', 'keydown'];

/** Builds a chip. `open` is called for real clicks and keys only: a page's script cannot press it. */
export function makeChip(document: Document, theme: 'light' | 'dark', open: () => void): Chip {
  const host = document.createElement(CHIP_TAG);
  host.setAttribute('theme', theme);
  const root = host.attachShadow({ mode: 'open' });
  adoptChipStyle(root);
  const button = document.createElement('button');
  button.type = 'button';
  const act = (event: Event): void => {
    // The post below may be one large link: neither it nor the page's own handlers may hear of this.
    event.stopPropagation();
    if (event.type !== 'click') return;
    event.preventDefault();
    if (event.isTrusted) open();
  };
  for (const type of KEPT_IN) button.addEventListener(type, act);
  root.append(button);
  let shown: ChipFace | null = null;
  return {
    host,
    button,
    show(face) {
      if (shown?.text !== face.text) button.textContent = face.text;
      if (shown?.look !== face.look || shown.late !== face.late)
        button.className = face.late ? `${face.look} late` : face.look;
      if (shown?.label !== face.label) button.setAttribute('aria-label', face.label);
      shown = face;
    },
  };
}

/** The chip without a mark, for any other post: shown only where the pointer or the focus is. */
export function makeQuietChip(document: Document, theme: 'light' | 'dark', label: string, open: () => void): Chip {
  const chip = makeChip(document, theme, open);
  chip.button.className = 'quiet';
  chip.button.setAttribute('aria-label', label);
  chip.button.title = label;
  return chip;
}
