import { setImmediate as breathe } from 'node:timers/promises';

/** So long a long calculation may hold the event loop at a time: nobody notices it. */
const TURN_MS = 15;

/** Does a calculation that stops at every `yield` to its end, and lets others go on every few milliseconds. @throws what it throws. */
export async function takeTurns<T>(steps: Iterator<void, T>, turnMs = TURN_MS): Promise<T> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < turnMs) continue;
    await breathe();
    since = performance.now();
  }
}

/** Does such a calculation in one go, where nothing waits. @throws what it throws. */
export function finishAtOnce<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
