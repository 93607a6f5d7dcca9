import type { ChipPlace } from '../reading/site-adapter.ts';
import { findFirst } from '../reading/walk-path.ts';

/** A chip's element, the post it belongs to and where the adapter wants it. */
export interface Placement {
  readonly host: HTMLElement;
  /** The button in its shadow root: it is what moves, the element stays where the page puts it. */
  readonly button: HTMLElement;
  readonly post: Element;
  readonly place: ChipPlace;
}

const CHIP_HEIGHT = 22;
const GAP = 8;
const INSET = 6;

/** Puts a chip's element beside its post. It takes no space, so nothing on the page moves. */
export function attachChip({ host, post, place }: Placement): void {
  if (place.host === 'after') post.after(host);
  else if (place.host === 'shadow' && post.shadowRoot) post.shadowRoot.append(host);
  else post.append(host);
}

/**
 * Moves chips to where they belong: all reads first, then all writes, so that the page is laid out once at most. The shift is
 * relative to the place that the element would have anyway; scrolling needs no work.
 */
export function placeChips(placements: readonly Placement[], widthOf: (placement: Placement) => number): void {
  const moves = placements.map((placement) => ({
    button: placement.button,
    to: measure(placement, widthOf(placement)),
  }));
  for (const { button, to } of moves) {
    if (!to) continue;
    // Not a transform: each would be a layer of its own for the page to put together.
    button.style.left = `${Math.round(to.x)}px`;
    button.style.top = `${Math.round(to.y)}px`;
    button.style.visibility = 'visible';
  }
}

function measure({ host, post, place }: Placement, width: number): { x: number; y: number } | null {
  if (!host.isConnected) return null;
  const anchor = place.at === undefined ? post : (findFirst(post, place.at) ?? post);
  const box = anchor.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return null;
  const origin = host.getBoundingClientRect();
  const rtl = isRightToLeft(post);
  if (place.side === 'end' && anchor !== post) {
    const x = rtl ? box.left - GAP - width : box.right + GAP;
    return { x: x - origin.x, y: box.top + (box.height - CHIP_HEIGHT) / 2 - origin.y };
  }
  const x = rtl ? box.left + INSET : box.right - INSET - width;
  return { x: x - origin.x, y: box.top + INSET - origin.y };
}

function isRightToLeft(element: Element): boolean {
  return element.closest('[dir]')?.getAttribute('dir') === 'rtl';
}
