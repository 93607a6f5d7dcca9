/** Most time that one slice may take, milliseconds: well inside a frame. */
const SLICE_MS = 6;
/** Work waits at most this long for an idle moment. */
const PATIENCE_MS = 50;

/** Does work in idle slices of a page, never long enough to be felt. */
export interface IdleQueue {
  /** There is something to do. */
  wake(): void;
  stop(): void;
}

/** @param work Does one piece; false: there is none left. @param settle Done after each slice. Both must not throw. */
export function createIdleQueue(window: Window, work: () => boolean, settle: () => void): IdleQueue {
  let planned = 0;

  const run = (deadline: IdleDeadline): void => {
    planned = 0;
    const end = performance.now() + Math.min(SLICE_MS, Math.max(deadline.timeRemaining(), 2));
    let more = work();
    while (more && performance.now() < end) more = work();
    settle();
    if (more) wake();
  };
  const wake = (): void => {
    if (planned === 0) planned = window.requestIdleCallback(run, { timeout: PATIENCE_MS });
  };
  return {
    wake,
    stop() {
      window.cancelIdleCallback(planned);
      planned = 0;
    },
  };
}
