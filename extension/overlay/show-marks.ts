import type { PageSetup, PostMark } from '../messages.ts';
import { type Chip, makeChip } from './chip.ts';
import { describeChip } from './describe-chip.ts';
import type { TrackedPost } from './page-handle.ts';
import { attachChip, type Placement, placeChips } from './place-chips.ts';
import type { Nearness } from './watch-nearness.ts';

/** The chips on a page: one for each post that the background knows and that the person sees, or is about to. */
export interface MarkBoard {
  markOf(postKey: string | null): PostMark | null;
  all(): readonly PostMark[];
  /** Keeps marks and shows them on the posts given. */
  apply(marks: readonly PostMark[], postsOf: (postKey: string) => readonly TrackedPost[]): void;
  /** Shows what is known of a post that is new or was recycled. */
  refresh(tracked: TrackedPost): void;
  /** A post came near: its chip comes if there is one. */
  come(element: Element): void;
  hasChip(element: Element): boolean;
  readonly size: number;
  /** Puts every chip at its place again: the page was laid out anew. */
  replace(): void;
  /** A second went by. */
  tick(): void;
  /** Language, theme or names changed: every chip is drawn anew, also those that no clock moves. */
  repaint(): void;
  removeAll(): void;
}

interface Shown {
  readonly chip: Chip;
  tracked: TrackedPost;
  mark: PostMark;
  live: boolean;
}

export interface MarkBoardOptions {
  readonly document: Document;
  readonly setup: () => PageSetup;
  readonly theme: () => 'light' | 'dark';
  readonly nearness: Nearness;
  /** A person opened a chip. */
  readonly onOpen: (tracked: TrackedPost, mark: PostMark) => void;
}

/** Width of a chip before it is laid out: close enough to stand at the end of a line. */
const ABOUT_CHAR_WIDTH = 7.2;
const CHIP_PADDING = 28;

export function createMarkBoard({ document, setup, theme, nearness, onOpen }: MarkBoardOptions): MarkBoard {
  const marks = new Map<string, PostMark>();
  const shown = new Map<Element, Shown>();
  const watched = new WeakMap<Element, TrackedPost>();
  const toPlace = new Set<Shown>();
  let isPlacing = false;

  // Tells of a post once when it is first watched and then whenever it grows: both times right after layout, when measuring costs nothing.
  const resizing = new ResizeObserver((entries) => {
    placeNow(entries.flatMap(({ target }) => shown.get(target) ?? []));
  });
  const watch = (tracked: TrackedPost): void => {
    nearness.observe(tracked.element);
    watched.set(tracked.element, tracked);
  };
  const now = (): number => Date.now() + setup().clockSkewMs;
  const paint = (one: Shown): void => {
    const face = describeChip(one.mark, now(), setup());
    one.live = face.live;
    one.chip.show(face);
  };
  const placementOf = ({ chip, tracked }: Shown): Placement => ({
    host: chip.host,
    button: chip.button,
    post: tracked.element,
    place: tracked.kind.chip,
  });
  const placeNow = (ones: Iterable<Shown>): void => {
    const list = [...ones].filter(({ chip }) => chip.host.isConnected);
    const widths = new Map(list.map((one) => [one.chip.host, widthOf(one.chip)]));
    placeChips(list.map(placementOf), ({ host }) => widths.get(host) ?? 60);
  };
  const remove = (element: Element): void => {
    shown.get(element)?.chip.host.remove();
    shown.delete(element);
    resizing.unobserve(element);
  };
  const show = (tracked: TrackedPost, mark: PostMark): void => {
    const known = shown.get(tracked.element);
    if (known) {
      known.tracked = tracked;
      known.mark = mark;
      paint(known);
      if (!known.chip.host.isConnected) attachChip(placementOf(known));
      toPlace.add(known);
      return;
    }
    if (!nearness.isNear(tracked.element)) return;
    const chip = makeChip(document, theme(), () => onOpen(one.tracked, one.mark));
    const one: Shown = { chip, tracked, mark, live: false };
    shown.set(tracked.element, one);
    resizing.observe(tracked.element);
    paint(one);
    attachChip(placementOf(one));
  };
  const markOf = (postKey: string | null): PostMark | null => (postKey === null ? null : (marks.get(postKey) ?? null));
  const flush = (): void => {
    if (toPlace.size === 0 || isPlacing) return;
    isPlacing = true;
    document.defaultView?.requestAnimationFrame(() => {
      const ones = [...toPlace];
      toPlace.clear();
      isPlacing = false;
      placeNow(ones);
    });
  };
  return {
    get size() {
      return marks.size;
    },
    markOf,
    all: () => [...marks.values()],
    apply(fresh, postsOf) {
      for (const mark of fresh) {
        marks.set(mark.postKey, mark);
        for (const tracked of postsOf(mark.postKey)) {
          watch(tracked);
          show(tracked, mark);
        }
      }
      flush();
    },
    refresh(tracked) {
      const mark = markOf(tracked.post.postKey);
      watch(tracked);
      if (mark) show(tracked, mark);
      else remove(tracked.element);
      flush();
    },
    come(element) {
      const tracked = watched.get(element);
      const mark = tracked && markOf(tracked.post.postKey);
      if (mark) show(tracked, mark);
      flush();
    },
    hasChip: (element) => shown.has(element),
    replace() {
      for (const element of shown.keys()) if (!element.isConnected) remove(element);
      placeNow(shown.values());
    },
    tick() {
      for (const [element, one] of shown) {
        if (!element.isConnected) remove(element);
        else if (one.live && nearness.isNear(element)) paint(one);
      }
    },
    repaint() {
      for (const one of shown.values()) {
        one.chip.host.setAttribute('theme', theme());
        paint(one);
        toPlace.add(one);
      }
      flush();
    },
    removeAll() {
      for (const element of [...shown.keys()]) remove(element);
      resizing.disconnect();
      marks.clear();
    },
  };
}

function widthOf({ button }: Chip): number {
  return (button.textContent ?? '').length * ABOUT_CHAR_WIDTH + CHIP_PADDING;
}
