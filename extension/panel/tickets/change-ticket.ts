import { ApiError } from '../../../shared/api-client.ts';
import type { TicketChange } from '../../../shared/schemas/ticket.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { putTickets } from '../panel-store.ts';

/** Changes a ticket at the monitor; true when it took it. After a refusal the ticket is read anew: what stands there now is shown beside what was written. */
export async function changeTicket(id: string, body: TicketChange): Promise<boolean> {
  const params = { id };
  const answer = await tryMonitor(panelClient(), async (client) => {
    try {
      return await client.updateTicket({ params, body });
    } catch (error) {
      if (error instanceof ApiError && error.status === 409)
        await client.getTicket({ params }).then(({ ticket }) => putTickets([ticket]));
      throw error;
    }
  });
  if (answer) putTickets([answer.ticket]);
  return answer !== null;
}
