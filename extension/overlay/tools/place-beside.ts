/** A box in the window, CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly left: number;
  readonly top: number;
}

/** As inline style values: numbers get no unit by themselves. */
export function inPixels({ left, top }: Point): { readonly left: string; readonly top: string } {
  return { left: `${left}px`, top: `${top}px` };
}

const EDGE = 8;
const GAP = 6;

/** Below a box, starting where it starts; above it where there is no room below. Always inside the window. */
export function placeBelow(anchor: Box, size: Size, view: Size, rtl: boolean): Point {
  const below = anchor.bottom + GAP;
  const top = below + size.height + EDGE <= view.height ? below : anchor.top - GAP - size.height;
  const left = rtl ? anchor.right - size.width : anchor.left;
  return keepInside({ left, top }, size, view);
}

/** Beside a box: behind it, else before it, else over the window's end side. */
export function placeAside(anchor: Box, size: Size, view: Size): Point {
  const fitsRight = anchor.right + GAP * 2 + size.width + EDGE <= view.width;
  const fitsLeft = anchor.left - GAP * 2 - size.width >= EDGE;
  const left = fitsRight
    ? anchor.right + GAP * 2
    : fitsLeft
      ? anchor.left - GAP * 2 - size.width
      : view.width - size.width - EDGE * 2;
  return keepInside({ left, top: anchor.top }, size, view);
}

/** Beside a box that is being typed into, where it covers neither the box nor what stands below it; under it where there is no room. */
export function placeNotice(box: Box, size: Size, view: Size): Point {
  const fitsRight = box.right + GAP * 2 + size.width + EDGE <= view.width;
  if (fitsRight) return keepInside({ left: box.right + GAP * 2, top: box.top }, size, view);
  return placeBelow(box, size, view, false);
}

/** Moves what would stick out of the window back into it. */
export function keepInside({ left, top }: Point, size: Size, view: Size): Point {
  return {
    left: Math.max(EDGE, Math.min(left, view.width - size.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, view.height - size.height - EDGE)),
  };
}
