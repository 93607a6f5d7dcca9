import { performance } from 'node:perf_hooks';

/** A clock that people and time servers set ahead and back. */
export interface SettableClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds that only ever pass, whatever is done to the clock. Left out: `now`, of a clock that nobody sets. */
  steady?(): number;
}

/** The clock of this machine. */
export const systemClock: SettableClock = { now: () => Date.now(), steady: () => performance.now() };

/** What a limit a minute is held against: a clock that is set ahead makes no receiver take more. */
export function readSteady(clock: SettableClock): number {
  return clock.steady?.() ?? clock.now();
}
