import type { TicketState } from '../../../shared/model/ticket.ts';
import type { Db } from '../store.ts';

/** What became of a ticket; the result as it was written, not masked. */
export interface StoredOutcome {
  readonly id: string;
  readonly number: number;
  readonly state: TicketState;
  readonly result: string | null;
}

/** What became of these tickets, by id; a withdrawn one is left out. */
export async function readTicketOutcomes(
  db: Db,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, StoredOutcome>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'number', 'state', 'result'])
    .where('id', 'in', [...new Set(ticketIds)])
    .where('withdrawnAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
