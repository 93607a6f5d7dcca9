import type { FoundPost } from '../reading/find-posts.ts';
import type { Nearness } from './watch-nearness.ts';

/** Posts that were found and that nobody has read yet: far away on a long page, most are never looked at. */
export interface WaitingPosts {
  /** Keeps a post until it comes near the window. False: it stands there already and is to be read. */
  add(found: FoundPost): boolean;
  /** Reads a post that waits, because it is near or is needed now. False: it does not wait. */
  readNow(element: Element): boolean;
  /** Reads all that wait: somebody looks for one among them. */
  readAll(): void;
}

/** After so many a look at which of them the page has thrown away. */
const PRUNE_EVERY = 500;

export function createWaitingPosts(nearness: Nearness, read: (found: FoundPost) => void): WaitingPosts {
  const waiting = new Map<Element, FoundPost>();
  const readNow = (element: Element): boolean => {
    const found = waiting.get(element);
    if (!found) return false;
    waiting.delete(element);
    if (element.isConnected) read(found);
    return true;
  };
  return {
    add(found) {
      if (nearness.isNear(found.element)) return false;
      waiting.set(found.element, found);
      nearness.observe(found.element);
      if (waiting.size % PRUNE_EVERY === 0)
        for (const element of waiting.keys()) if (!element.isConnected) waiting.delete(element);
      return true;
    },
    readNow,
    readAll() {
      for (const element of [...waiting.keys()]) readNow(element);
    },
  };
}
