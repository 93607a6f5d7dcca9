import { cancelClocks } from '../store/desk/clocks.ts';
import { getTicket, withdrawTicket as withdrawRow } from '../store/desk/tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { recordTicketStep } from './record-step.ts';

/** How long a click can be taken back. The person sees an undo for 10 s; the rest is for a slow network. */
export const WITHDRAW_SECONDS = 60;

/**
 * Undoes a ticket: by its maker, within a minute of its arrival. Doing it again changes nothing.
 * @returns false when it was withdrawn before. @throws StoreError `conflict` with `details.late` otherwise.
 */
export async function withdrawTicket(
  db: Db,
  step: { readonly id: string; readonly personId: string; readonly now: number },
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, step.id);
    const row = await trx
      .selectFrom('tickets')
      .select(['createdBy', 'receivedAt', 'withdrawnAt'])
      .where('id', '=', step.id)
      .executeTakeFirstOrThrow();
    if (row.withdrawnAt !== null) return false;
    if (row.createdBy !== step.personId || step.now > row.receivedAt + WITHDRAW_SECONDS * 1000) {
      throw new StoreError('conflict', `Ticket ${ticket.number} can no longer be withdrawn.`, {
        details: { late: true, state: ticket.state },
      });
    }
    await cancelClocks(trx, { subjectId: step.id, stoppedAt: step.now });
    await withdrawRow(trx, { id: step.id, now: step.now });
    await recordTicketStep(trx, 'ticket.withdrawn', ticket, step);
    return true;
  });
}
