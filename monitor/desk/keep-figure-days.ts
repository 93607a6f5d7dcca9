import { setImmediate as breathe } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { type Repeated, repeat } from '../repeat.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from '../store/figures/figure-subjects.ts';
import { keepFigureDays, keepFigureHours } from '../store/figures/keep-figures.ts';
import type { Store } from '../store/store.ts';

const EVERY_MS = 60_000;
/** A year's days are kept within minutes of an import, and no round is long. */
const STEPS_A_ROUND = 60;

/** Keeps past days and the hours of the last ones for the figures, and those again that a change threw away, until it is stopped. */
export function startFigureDays(options: {
  readonly store: Store;
  readonly log: Log;
  readonly clock: { now(): number };
}): Repeated {
  const { store, log, clock } = options;
  let isStopped = false;
  const round = async () => {
    for (let left = STEPS_A_ROUND; left > 0 && !isStopped; left -= 1) {
      const { db } = store;
      const at = { now: clock.now(), limit: 1 };
      const hours =
        (await keepFigureHours(db, FIGURE_MENTIONS, at.now)) + (await keepFigureHours(db, FIGURE_TICKETS, at.now));
      const days = (await keepFigureDays(db, FIGURE_MENTIONS, at)) + (await keepFigureDays(db, FIGURE_TICKETS, at));
      if (hours + days === 0) return;
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
