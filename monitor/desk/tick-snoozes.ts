import { getTicket } from '../store/desk/tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { recordTicketStep } from './record-step.ts';

const BATCH = 100;

/** Brings back tickets that were put aside until now. A snooze hides a ticket from a list; it stops no clock. */
export async function tickSnoozes(db: Db, now: number): Promise<number> {
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where('snoozedUntil', '<=', now)
    .orderBy('snoozedUntil')
    .limit(BATCH)
    .execute();
  let woken = 0;
  for (const { id } of rows) woken += (await wake(db, id, now)) ? 1 : 0;
  return woken;
}

async function wake(db: Db, id: string, now: number): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const result = await trx
      .updateTable('tickets')
      .set({ snoozedUntil: null })
      .where('id', '=', id)
      .where('snoozedUntil', '<=', now)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) return false;
    await recordTicketStep(
      trx,
      'ticket.updated',
      await getTicket(trx, id),
      { personId: null, now },
      { snooze: 'over' },
    );
    return true;
  });
}
