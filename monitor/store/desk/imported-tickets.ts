import type { TicketState } from '../../../shared/model/ticket.ts';
import type { Db } from '../store.ts';

/** How a ticket of another system stands there; written as it is, without the steps that lead to it. */
export async function settleImported(
  trx: Db,
  id: string,
  outcome: {
    readonly state: TicketState;
    readonly result: string | null;
    readonly satisfaction: number | null;
    readonly resolvedAt: number | null;
  },
): Promise<void> {
  const { state, result, satisfaction, resolvedAt } = outcome;
  const isSettled = state === 'resolved' || state === 'closed';
  await trx
    .updateTable('tickets')
    .set({
      ...{ state, result, satisfaction, settled: isSettled ? 1 : 0 },
      ...(isSettled ? { resolvedAt, closedAt: state === 'closed' ? resolvedAt : null } : {}),
    })
    .where('id', '=', id)
    .execute();
}
