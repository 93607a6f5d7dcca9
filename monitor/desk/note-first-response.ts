import { slaPolicies } from '../../shared/service/sla-policies/registry.ts';
import { stopClocks } from '../store/clocks.ts';
import type { Db } from '../store/database.ts';
import { changeTicket, getTicket } from '../store/tickets.ts';

/** The policies whose clock ends with the first words to the customer. */
const POLICY_IDS = slaPolicies.filter((policy) => policy.stopsOn === 'first-response').map((policy) => policy.id);

/** The customer of a ticket got the first words: TKT-1 首次响应时间, and the clocks that waited for it stop. Only the first time counts. */
export async function noteFirstResponse(
  trx: Db,
  response: { readonly ticketId: string; readonly at: number; readonly now: number },
): Promise<void> {
  const ticket = await getTicket(trx, response.ticketId);
  if (ticket.firstResponseAt !== null) return;
  await changeTicket(trx, { id: ticket.id, fields: { firstResponseAt: response.at }, now: response.now });
  await stopClocks(trx, { subjectId: ticket.id, policyIds: POLICY_IDS, stoppedAt: response.at });
}
