import type { Log } from '../log.ts';
import { type Repeated, repeat } from '../repeat.ts';
import { type BurstWatchOptions, createBurstWatch } from './watch-bursts.ts';

/** Several looks a minute would only repeat themselves; one a minute leaves nine to spare in the window of SOC-1. */
const LOOK_MS = 30_000;

/** Watches for bursts until it is stopped. */
export function startBurstWatch(
  options: BurstWatchOptions & { readonly log: Log; readonly clock: { now(): number }; readonly lookMs?: number },
): Repeated {
  const watch = createBurstWatch(options);
  return repeat(() => watch.look(options.clock.now()), {
    everyMs: options.lookMs ?? LOOK_MS,
    onFault: (error) => options.log.error('bursts.fault', { error: String(error) }),
  });
}
