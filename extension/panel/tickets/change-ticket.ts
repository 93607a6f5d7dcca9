import type { TicketPatch } from '../../../shared/schemas/ticket.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { putTickets } from '../panel-store.ts';

/** Changes a ticket at the monitor; true when it took it. */
export async function changeTicket(id: string, body: TicketPatch): Promise<boolean> {
  const answer = await tryMonitor(panelClient(), (client) => client.updateTicket({ params: { id }, body }));
  if (answer) putTickets([answer.ticket]);
  return answer !== null;
}
