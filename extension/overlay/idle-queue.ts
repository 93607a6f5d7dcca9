/** Most time that one slice may take, milliseconds: well inside a frame. */
const SLICE_MS = 6;
/** Work waits at most this long for an idle moment. */
const PATIENCE_MS = 80;

/** Does work in idle slices of a page, never long enough to be felt. */
export interface IdleQueue<T> {
  add(items: Iterable<T>): void;
  clear(): void;
}

/** @param work Done for each item. @param settle Done after each slice. Both must not throw. */
export function createIdleQueue<T>(window: Window, work: (item: T) => void, settle: () => void): IdleQueue<T> {
  let waiting = new Set<T>();
  let planned = false;

  const run = (deadline: IdleDeadline): void => {
    planned = false;
    const end = performance.now() + Math.min(SLICE_MS, Math.max(deadline.timeRemaining(), 2));
    for (const item of waiting) {
      waiting.delete(item);
      work(item);
      if (performance.now() >= end) break;
    }
    settle();
    if (waiting.size > 0) plan();
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    window.requestIdleCallback(run, { timeout: PATIENCE_MS });
  };
  return {
    add(items) {
      for (const item of items) waiting.add(item);
      if (waiting.size > 0) plan();
    },
    clear() {
      waiting = new Set();
    },
  };
}
