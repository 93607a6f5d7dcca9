import type { AlertContent, OutboxAlert } from './alerts.ts';
import { encodeJson } from './sql/json-column.ts';
import type { Db } from './store.ts';
import type { AlertsTable } from './tables/house.ts';

/** What a sender reports; `fencing` is from the claim. */
export interface AlertReport {
  readonly id: string;
  readonly fencing: number;
  readonly now: number;
}

/** The channel took them, in one message. Gives back the ids; of the others the claim had run out, and somebody else has them now. */
export async function markAlertsDelivered(
  trx: Db,
  alerts: readonly Pick<OutboxAlert, 'id' | 'fencing'>[],
  now: number,
): Promise<ReadonlySet<string>> {
  const delivered = { state: 'delivered' as const, deliveredAt: now, lastError: null, claimedBy: null };
  const ids = new Set<string>();
  // Nearly always all of them were claimed equally often: one write.
  for (const [fencing, same] of Map.groupBy(alerts, (alert) => alert.fencing)) {
    const rows = await trx
      .updateTable('alerts')
      .set(delivered)
      .where(
        'id',
        'in',
        same.map(({ id }) => id),
      )
      .where('fencing', '=', fencing)
      .where('state', '=', 'sending')
      .returning('id')
      .execute();
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}

/** It failed and will be tried again at `nextAttemptAt`. False: the claim had run out. */
export async function markAlertFailed(
  trx: Db,
  report: AlertReport & { error: string; nextAttemptAt: number },
): Promise<boolean> {
  return finish(trx, report, { state: 'pending', lastError: report.error, nextAttemptAt: report.nextAttemptAt });
}

/** It failed for good; the reason is shown. False: the claim had run out. */
export async function markAlertDead(trx: Db, report: AlertReport & { error: string }): Promise<boolean> {
  return finish(trx, report, { state: 'dead', lastError: report.error });
}

/** It waited and is no longer needed; why is kept, and no attempt counts. */
export async function withholdClaimed(
  trx: Db,
  { id, fencing, attempts }: Pick<OutboxAlert, 'id' | 'fencing' | 'attempts'>,
  reason: string,
): Promise<void> {
  await finish(trx, { id, fencing }, { state: 'withheld', attempts: attempts - 1, lastError: reason });
}

async function finish(trx: Db, report: Omit<AlertReport, 'now'>, to: Partial<AlertsTable>): Promise<boolean> {
  const result = await trx
    .updateTable('alerts')
    .set({ ...to, claimedBy: null })
    .where('id', '=', report.id)
    .where('fencing', '=', report.fencing)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Lets a claimed alert wait, with what waits beside it; no attempt counts. */
export async function postponeAlert(
  trx: Db,
  { id, fencing }: Pick<OutboxAlert, 'id' | 'fencing'>,
  wait: { readonly content: AlertContent; readonly groupKey: string; readonly notBefore: number },
): Promise<void> {
  await trx
    .updateTable('alerts')
    .set((eb) => ({
      state: 'pending' as const,
      attempts: eb('attempts', '-', 1),
      claimedBy: null,
      nextAttemptAt: wait.notBefore,
      groupKey: wait.groupKey,
      message: encodeJson(wait.content),
    }))
    .where('id', '=', id)
    .where('fencing', '=', fencing)
    .execute();
}
