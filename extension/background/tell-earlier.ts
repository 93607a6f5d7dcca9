import { ApiError } from '../../shared/api-client.ts';
import type { OutboxRow } from '../sync/database.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { tellPages } from '../sync/page-registry.ts';
import { readPairing } from '../sync/pairing-store.ts';

/** TKT-9: tells the page where a ticket was just made how often this customer was here before. New customers are not spoken of. */
export async function tellEarlier({ clientKey, ticketId, state }: OutboxRow): Promise<void> {
  const pairing = await readPairing();
  if (state !== 'sent' || ticketId === null || !pairing || pairing.expired) return;
  try {
    const { customer } = await createMonitorClient(pairing).getTicketWork({ params: { id: ticketId } });
    const history = customer?.history;
    if (history && history.tickets > 1)
      // The ticket that was just made is among them, and is open.
      await tellPages({
        tell: 'ticket.earlier',
        body: { clientKey, earlier: history.tickets - 1, open: Math.max(0, history.open - 1) },
      });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error; // the ticket itself shows the history
  }
}
