/** Which elements a person sees, or will after a little scrolling. */
export interface Nearness {
  /** Asking twice for one element is asking once. */
  observe(element: Element): void;
  isNear(element: Element): boolean;
  stop(): void;
}

/** So far outside the window a post is read, and has its chip, when it is scrolled in. */
const AHEAD = '400px 0px';

/**
 * Watches where elements stand, without measuring: the browser tells it after it has laid the page out.
 * @param onNear An element came near.
 * @param onTold All that came at once were told.
 */
export function watchNearness(onNear: (element: Element) => void, onTold: () => void): Nearness {
  const near = new WeakSet<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect: box } of entries) {
        // An element without a box of its own (`display: contents`) never crosses anything: it counts as near always.
        const isNear = isIntersecting || (target.isConnected && box.width + box.height === 0);
        if (!isNear) near.delete(target);
        else if (!near.has(target)) {
          near.add(target);
          onNear(target);
        }
      }
      onTold();
    },
    { rootMargin: AHEAD },
  );
  return {
    observe: (element) => observer.observe(element),
    isNear: (element) => near.has(element),
    stop: () => observer.disconnect(),
  };
}
