import type { Log } from '../log.ts';
import { tickCases } from '../pr/tick-cases.ts';
import { tickSearches } from '../pr/tick-searches.ts';
import { type Repeated, repeat } from '../repeat.ts';
import type { Db } from '../store/store.ts';
import type { DeskContext } from './desk-context.ts';
import { tickEscalations } from './escalation/tick-escalations.ts';
import { tickFollowUps } from './following/tick-follow-ups.ts';
import { tickClaims } from './tick-claims.ts';
import { tickClocks } from './tick-clocks.ts';
import { tickSnoozes } from './tick-snoozes.ts';

/** A deadline is told of no later than this after it passed. */
const TICK_MS = 1_000;
/** Rounds in one tick while there is more to do, after a time of standstill. */
const MAX_ROUNDS = 200;

/** Everything that the desk does by itself at an instant, in order: clocks first, then who has to be called for them. */
export async function tickDesk(db: Db, desk: DeskContext, now: number, log?: Log): Promise<number> {
  let done = await tickClocks(db, now, desk);
  done += await tickEscalations(db, desk, now, log);
  done += await tickFollowUps(db, desk, now, log);
  done += await tickClaims(db, now);
  done += await tickSnoozes(db, now);
  done += await tickCases(db, desk, now);
  done += await tickSearches(db, desk, now);
  return done;
}

/** Watches clocks, steps up, follow-ups and snoozes until it is stopped. */
export function startDeskTicker(options: {
  readonly db: Db;
  readonly log: Log;
  readonly clock: { now(): number };
  readonly desk: DeskContext;
}): Repeated {
  const { db, log, clock, desk } = options;
  let isStopped = false;
  const round = async () => {
    // After a restart there may be much to catch up with; it is told in order, and at once.
    for (let left = MAX_ROUNDS; left > 0 && !isStopped; left -= 1)
      if ((await tickDesk(db, desk, clock.now(), log)) === 0) return;
  };
  const ticker = repeat(round, {
    everyMs: TICK_MS,
    onFault: (error) => log.error('desk.fault', { error: String(error) }),
  });
  return {
    stop() {
      isStopped = true;
      return ticker.stop();
    },
  };
}
