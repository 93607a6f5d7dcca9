import { DAY_MS } from '../../shared/service/local-day.ts';
import type { RetentionPolicy } from '../../shared/service/retention-policies.ts';
import type { Log } from '../log.ts';
import { appendAudit } from '../store/audit.ts';
import type { Db, Store } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { purgeTraces } from '../store/purge-traces.ts';
import { applyRetention, type RetentionPlan, type RetentionResult } from '../store/retention.ts';
import { getVersionedSetting, replaceSetting } from '../store/settings.ts';
import { readPolicies } from './read-policies.ts';

export interface RetentionOptions {
  readonly store: Store;
  readonly log: Log;
  readonly clock: { now(): number };
  /** IANA name of the zone whose night it is done in. */
  readonly timeZone: string;
}

const LOOK_EVERY_MS = 10 * 60_000;
/** The hour of the day in which the fewest people wait for the monitor. */
const HOUR = 3;
const KEY = 'retention';

/** Forgets what is past its time once a day (SEC-2), until it is stopped. */
export function startRetention(options: RetentionOptions): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running
      .then(() => retainIfDue(options))
      .catch((error: unknown) => {
        options.log.error('retention.fault', { error: String(error) });
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Does the day's work unless it was done: from three in the morning on, so that a monitor that was off at night makes up
 * for it. Null: not yet, done, or another monitor took it.
 */
export async function retainIfDue({
  store,
  log,
  clock,
  timeZone,
}: RetentionOptions): Promise<Readonly<Record<string, RetentionResult>> | null> {
  const now = clock.now();
  const day = new Date(now - HOUR * 3_600_000).toLocaleDateString('sv-SE', { timeZone });
  const last = await getVersionedSetting<{ readonly day: string }>(store.db, KEY);
  if (last !== null && last.value.day >= day) return null;
  const taken = await replaceSetting(store.db, KEY, { day }, { version: last?.version ?? null, now });
  if (taken === null) return null;
  const plan = planRetention((await readPolicies(store.db)).retention, now);
  const result = await applyRetention(store.db, plan, { now });
  const gone = Object.fromEntries(
    Object.entries(result).filter(([, { forgotten, held }]) => forgotten > 0 || held > 0),
  );
  if (Object.keys(gone).length === 0) return result;
  await recordRetention(store.db, gone, plan, now);
  await purgeTraces(store);
  log.info('retention.done', { gone: JSON.stringify(gone) });
  return result;
}

/** Before which instant each kind of data goes. */
export function planRetention(policies: readonly RetentionPolicy[], now: number): RetentionPlan {
  return Object.fromEntries(policies.map(({ id, days }) => [id, now - days * DAY_MS]));
}

async function recordRetention(
  db: Db,
  gone: Readonly<Record<string, RetentionResult>>,
  plan: RetentionPlan,
  now: number,
): Promise<void> {
  await inTransaction(db, (trx) =>
    appendAudit(trx, {
      ...{ chain: 'system', at: now, actorId: null, action: 'retention.applied', subjectId: null },
      details: { gone, before: plan },
    }),
  );
}
