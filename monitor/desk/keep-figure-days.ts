import { setImmediate as breathe } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { type Repeated, repeat } from '../repeat.ts';
import { keepFigureDays } from '../store/figures/figure-days.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from '../store/figures/figure-subjects.ts';
import type { Store } from '../store/store.ts';

const EVERY_MS = 60_000;
/** A year's days are kept within minutes of an import, and no round is long. */
const DAYS_A_ROUND = 60;

/** Keeps past days for the figures, and those again that a change threw away, until it is stopped. */
export function startFigureDays(options: {
  readonly store: Store;
  readonly log: Log;
  readonly clock: { now(): number };
}): Repeated {
  const { store, log, clock } = options;
  let isStopped = false;
  const round = async () => {
    for (let left = DAYS_A_ROUND; left > 0 && !isStopped; left -= 1) {
      const at = { now: clock.now(), limit: 1 };
      const done =
        (await keepFigureDays(store.db, FIGURE_MENTIONS, at)) + (await keepFigureDays(store.db, FIGURE_TICKETS, at));
      if (done === 0) return;
      // Polls and answers go first.
      await breathe();
    }
  };
  const ticker = repeat(round, {
    everyMs: EVERY_MS,
    isFirstNow: false,
    onFault: (error) => log.warn('figure-days.fault', { error: String(error) }),
  });
  return {
    stop() {
      isStopped = true;
      return ticker.stop();
    },
  };
}
