import type { Log } from '../log.ts';
import type { Db } from '../store/database.ts';
import { tickClocks } from './tick-clocks.ts';

/** A deadline is told of no later than this after it passed. */
const TICK_MS = 1_000;

/** Watches all running clocks until it is stopped. */
export function startClockTicker(options: { readonly db: Db; readonly log: Log; readonly clock: { now(): number } }): {
  stop(): Promise<void>;
} {
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = tickClocks(options.db, options.clock.now())
      .catch((error: unknown) => options.log.error('clocks.fault', { error: String(error) }))
      .finally(() => {
        isBusy = false;
      });
  }, TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
