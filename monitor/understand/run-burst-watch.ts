import type { Log } from '../log.ts';
import { type BurstWatchOptions, createBurstWatch } from './watch-bursts.ts';

/** Several looks a minute would only repeat themselves; one a minute leaves nine to spare in the window of SOC-1. */
const LOOK_MS = 30_000;

/** Watches for bursts until it is stopped. */
export function startBurstWatch(
  options: BurstWatchOptions & { readonly log: Log; readonly clock: { now(): number }; readonly lookMs?: number },
): { stop(): Promise<void> } {
  const watch = createBurstWatch(options);
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = watch
      .look(options.clock.now())
      .catch((error: unknown) => options.log.error('bursts.fault', { error: String(error) }))
      .finally(() => {
        isBusy = false;
      });
  }, options.lookMs ?? LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
