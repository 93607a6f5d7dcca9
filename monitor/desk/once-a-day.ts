import type { Log } from '../log.ts';
import { type Repeated, repeat } from '../repeat.ts';
import { getVersionedSetting, replaceSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';

export interface DailyOptions {
  readonly db: Db;
  readonly log: Log;
  readonly clock: { now(): number };
  /** IANA name of the zone whose night it is done in. */
  readonly timeZone: string;
}

const LOOK_EVERY_MS = 10 * 60_000;
/** The hour of the day in which the fewest people wait for the monitor. */
const HOUR = 3;
const HOUR_MS = 3_600_000;

/** Does something at night, once a day over all monitors, until it is stopped. What fails is said and done the next day. */
export function startDaily(
  options: DailyOptions & { readonly name: string },
  work: (now: number) => Promise<unknown>,
): Repeated {
  const { db, log, clock, timeZone, name } = options;
  const look = async () => {
    const now = clock.now();
    if (await takeDay(db, name, { now, timeZone })) await work(now);
  };
  const onFault = (error: unknown) => log.error(`${name}.fault`, { error: String(error) });
  return repeat(look, { everyMs: LOOK_EVERY_MS, isFirstNow: true, onFault });
}

/**
 * Whether the work of this day is the caller's to do: from three in the morning on, so that a monitor that was off at
 * night makes up for it; false when it was done, or another monitor took it.
 */
export async function takeDay(
  db: Db,
  name: string,
  at: { readonly now: number; readonly timeZone: string },
): Promise<boolean> {
  const day = new Date(at.now - HOUR * HOUR_MS).toLocaleDateString('sv-SE', { timeZone: at.timeZone });
  const last = await getVersionedSetting<{ readonly day: string }>(db, name);
  if (last !== null && last.value.day >= day) return false;
  return (await replaceSetting(db, name, { day }, { version: last?.version ?? null, now: at.now })) !== null;
}
