import { hostname } from 'node:os';
import { delayAlerts } from '../store/alerts.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { engineOf } from '../store/sql/engine.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { QUIET_PREFIX } from './pack-parcels.ts';

/** What a clock is corrected by every day is no jump. */
const JUMP_MS = 30_000;

/**
 * Notes what the clock says. Where it says less than before, also than before the start, it was set back: what waits was planned by the
 * clock that was ahead and would wait so much longer, so it comes as much sooner. What waits for the end of quiet hours waits for a time of
 * day and stays.
 * @returns by how many milliseconds the clock was set back; 0: it was not.
 */
export async function followClock(db: Db, now: number): Promise<number> {
  // Monitors of several machines have several clocks; a difference between them is no jump of one.
  const key = engineOf(db) === 'sqlite' ? 'outbox-clock' : `outbox-clock:${hostname()}`;
  return inTransaction(db, async (trx) => {
    const backMs = ((await getSetting<number>(trx, key)) ?? now) - now;
    await putSetting(trx, key, now, now);
    if (backMs < JUMP_MS) return 0;
    await delayAlerts(trx, { now, byMs: -backMs, fixed: QUIET_PREFIX });
    return backMs;
  });
}
