/** Most time that one slice may take, milliseconds: well inside a frame. */
const SLICE_MS = 6;
/** Work waits at most this long for an idle moment. */
const PATIENCE_MS = 50;
/** What comes after so long a quiet is begun at once: the page will be busy with laying it out before it is idle again. */
const QUIET_MS = 250;
/** Most time that is taken before the page lays out what just came. */
const HEAD_START_MS = 2;

/** Does work in idle slices of a page, never long enough to be felt. */
export interface IdleQueue {
  /** There is something to do. */
  wake(): void;
  stop(): void;
}

/** @param work Does one piece; false: there is none left. @param settle Done after each slice. Both must not throw. */
export function createIdleQueue(window: Window, work: () => boolean, settle: () => void): IdleQueue {
  let planned = 0;
  let starting = 0;
  let workedAt = Number.NEGATIVE_INFINITY;

  const run = (mostMs: number): void => {
    const end = performance.now() + mostMs;
    let more = work();
    workedAt = performance.now();
    while (more && workedAt < end) {
      more = work();
      workedAt = performance.now();
    }
    settle();
    if (more) plan();
  };
  const plan = (): void => {
    planned ||= window.requestIdleCallback(
      (deadline) => {
        planned = 0;
        run(Math.min(SLICE_MS, Math.max(deadline.timeRemaining(), 2)));
      },
      { timeout: PATIENCE_MS },
    );
  };
  const start = (): void => {
    starting = 0;
    run(HEAD_START_MS);
  };
  return {
    wake() {
      if (planned !== 0 || starting !== 0) return;
      if (performance.now() - workedAt > QUIET_MS) starting = window.setTimeout(start);
      else plan();
    },
    stop() {
      window.cancelIdleCallback(planned);
      window.clearTimeout(starting);
      planned = 0;
      starting = 0;
    },
  };
}
