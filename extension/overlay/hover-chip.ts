import type { PageSetup } from '../messages.ts';
import { CHIP_TAG, type Chip, makeQuietChip } from './chip.ts';
import { CHIP_STRINGS } from './overlay-strings.ts';
import type { TrackedPost } from './page-handle.ts';
import { attachChip, placeChips } from './place-chips.ts';

const LEAVE_MS = 500;
const QUIET_WIDTH = 22;

export interface HoverChipOptions {
  readonly document: Document;
  readonly setup: () => PageSetup;
  readonly theme: () => 'light' | 'dark';
  readonly trackedAt: (path: readonly EventTarget[]) => TrackedPost | null;
  readonly hasChip: (element: Element) => boolean;
  readonly onOpen: (tracked: TrackedPost) => void;
}

/** An answer that nobody can answer in turn: what is wrong there is said of the post above. */
function isLeftAlone({ kind }: TrackedPost): boolean {
  return kind.isReply === true && kind.composer === undefined;
}

/**
 * One chip for all posts that nobody marked: it comes where the pointer or the focus is, so that any post can become a ticket
 * while the page stays as it is. Returns what stops it, and which post it was at last.
 */
export function createHoverChip(options: HoverChipOptions): {
  readonly last: () => TrackedPost | null;
  /** Language or theme changed: the chip is made anew when it comes next. */
  readonly forget: () => void;
  readonly stop: () => void;
} {
  const { document, trackedAt, hasChip } = options;
  let chip: Chip | null = null;
  let at: TrackedPost | null = null;
  let leaving = 0;

  const hide = (): void => {
    chip?.host.remove();
  };
  const come = (event: Event): void => {
    const path = event.composedPath();
    if (path.some((target) => (target as Element).localName === CHIP_TAG)) {
      clearTimeout(leaving);
      return;
    }
    const tracked = trackedAt(path);
    // Who is about to write needs the box, not a button on it.
    if (path.some(isBox)) {
      clearTimeout(leaving);
      at = tracked ?? at;
      hide();
      return;
    }
    if (!tracked) {
      clearTimeout(leaving);
      leaving = window.setTimeout(hide, LEAVE_MS);
      return;
    }
    clearTimeout(leaving);
    if (tracked.element === at?.element && chip?.host.isConnected) return;
    at = tracked;
    hide();
    if (hasChip(tracked.element) || isLeftAlone(tracked)) return;
    chip ??= makeQuietChip(document, options.theme(), CHIP_STRINGS.quiet[options.setup().language], () => {
      if (at) options.onOpen(at);
    });
    const placement = { host: chip.host, button: chip.button, post: tracked.element, place: tracked.kind.chip };
    attachChip(placement);
    placeChips([placement], () => QUIET_WIDTH);
    if (coversBox(chip, document)) hide();
  };
  document.addEventListener('pointerover', come, { passive: true });
  document.addEventListener('focusin', come, { passive: true });
  return {
    last: () => (at?.element.isConnected ? at : null),
    forget() {
      hide();
      chip = null;
    },
    stop() {
      document.removeEventListener('pointerover', come);
      document.removeEventListener('focusin', come);
      clearTimeout(leaving);
      hide();
    },
  };
}

/** A box that a person writes in. */
function isBox(target: EventTarget): boolean {
  const { localName, type, isContentEditable } = target as HTMLInputElement;
  return localName === 'textarea' || (localName === 'input' && type === 'text') || isContentEditable === true;
}

/** Whether the chip stands on a box: a reply may have opened right where the chip goes. */
function coversBox({ host, button }: Chip, document: Document): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  const below = document.elementsFromPoint(left + width / 2, top + height / 2).find((element) => element !== host);
  return below !== undefined && isBox(below);
}
