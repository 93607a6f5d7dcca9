import { changeTicket, getTicket } from '../store/desk/tickets.ts';
import type { Db } from '../store/store.ts';
import { stopTicketClocks } from './ticket-clocks.ts';

/**
 * The customer of a ticket got the first words: TKT-1 首次响应时间, and the clocks that waited for it stop, also that of
 * the contact after an assignment (TKT-6). The first time counts; who is given an answered ticket owes words of their own
 * (SLA-FIRST), so that their clock stops with theirs.
 */
export async function noteFirstResponse(
  trx: Db,
  response: { readonly ticketId: string; readonly at: number; readonly now: number },
): Promise<void> {
  const ticket = await getTicket(trx, response.ticketId);
  await stopTicketClocks(trx, ticket, 'assigned-contact', response.at);
  await stopTicketClocks(trx, ticket, 'first-response', response.at);
  if (ticket.firstResponseAt === null)
    await changeTicket(trx, { id: ticket.id, fields: { firstResponseAt: response.at }, now: response.now });
}
