import { DAY_MS } from '../../shared/service/local-day.ts';
import type { RetentionPolicy } from '../../shared/service/retention-policies.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { purgeTraces } from '../store/forget/purge-traces.ts';
import { applyRetention, type RetentionPlan, type RetentionResult } from '../store/forget/retention.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Store } from '../store/store.ts';
import { readPolicies } from './read-policies.ts';

/** Forgets what is past its time (SEC-2), and writes down how much of what went. @returns that, also where nothing did. */
export async function retain(store: Store, now: number): Promise<Readonly<Record<string, RetentionResult>>> {
  const plan = planRetention((await readPolicies(store.db)).retention, now);
  const result = await applyRetention(store.db, plan, { now });
  const gone = Object.fromEntries(Object.entries(result).filter(([, { forgotten, held }]) => forgotten + held > 0));
  if (Object.keys(gone).length === 0) return result;
  await inTransaction(store.db, (trx) =>
    appendAudit(trx, {
      ...{ chain: 'system', at: now, actorId: null, action: 'retention.applied', subjectId: null },
      details: { gone, before: plan },
    }),
  );
  await purgeTraces(store);
  return result;
}

/** Before which instant each kind of data goes. */
export function planRetention(policies: readonly RetentionPolicy[], now: number): RetentionPlan {
  return Object.fromEntries(policies.map(({ id, days }) => [id, now - days * DAY_MS]));
}
