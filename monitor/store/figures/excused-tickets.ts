import type { Db } from '../store.ts';
import type { FigureRange } from './figure-range.ts';

/**
 * SEC-5, KPI-5: numbers of tickets that do not count against who handled them: the customer is on the list of proven
 * abusive claims, and no clock of the ticket was missed. Blocked customers are few, so they are looked up first.
 */
export async function listExcusedTickets(
  db: Db,
  { since, before, drill }: Pick<FigureRange, 'since' | 'before' | 'drill'>,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('customers')
    // SQLite keeps the order of a cross join; of an inner one it would read all tickets of the stretch.
    .crossJoin('tickets')
    .select('tickets.number')
    .where('customers.blockedAt', 'is not', null)
    .whereRef('tickets.customerId', '=', 'customers.id')
    .where('tickets.createdAt', '>=', since)
    .where('tickets.createdAt', '<', before)
    .where('tickets.drill', '=', drill ? 1 : 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('clocks')
            .select('clocks.id')
            .whereRef('clocks.subjectId', '=', 'tickets.id')
            .where((clock) =>
              clock.or([clock('clocks.outcome', '=', 'missed'), clock('clocks.firedAt', 'is not', null)]),
            ),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ number }) => number));
}
