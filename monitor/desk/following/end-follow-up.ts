import { planNextFollowUp } from '../../../shared/service/follow-up.ts';
import { holdsIn } from '../../../shared/service/follow-up-phase.ts';
import { OWES_WORDS } from '../../../shared/service/follow-up-policy.ts';
import { endFollowUp as endRow, type FollowUp, getFollowUp, planFollowUp } from '../../store/desk/follow-ups.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import { noteFirstResponse } from '../note-first-response.ts';
import { auditTicket, recordTicketStep, type StepBy } from '../record-step.ts';
import { policiesOfTicket } from '../ticket-clocks.ts';

/**
 * A follow-up was done, with what came of it, or is not needed. One that comes again until the case moves on is planned
 * anew; words to the customer are their first response too. False: it had ended.
 */
export async function endFollowUp(
  db: Db,
  end: { readonly id: string; readonly state: 'done' | 'cancelled'; readonly outcome: string | null },
  by: StepBy,
): Promise<{ readonly followUp: FollowUp; readonly next: FollowUp | null; readonly changed: boolean }> {
  return inTransaction(db, async (trx) => {
    const before = await getFollowUp(trx, end.id);
    if (!(await endRow(trx, { ...end, now: by.now }))) return { followUp: before, next: null, changed: false };
    const ticket = await getTicket(trx, before.ticketId);
    const { followUps } = await policiesOfTicket(trx, ticket);
    const policy = followUps.find(({ id }) => id === before.policyId);
    const again = policy !== undefined && holdsIn(policy, ticket.state);
    const plan = end.state === 'done' && again ? planNextFollowUp(before.policyId, by.now, followUps) : null;
    if (end.state === 'done' && policy !== undefined && OWES_WORDS.includes(policy.action))
      await noteFirstResponse(trx, { ticketId: ticket.id, at: by.now, now: by.now });
    const { drill } = ticket;
    const next =
      plan === null
        ? null
        : await planFollowUp(trx, {
            ticketId: ticket.id,
            policyId: plan.policyId,
            rule: plan.rule,
            dueAt: plan.dueAt,
            note: before.note,
            drill,
            now: by.now,
          });
    await auditTicket(trx, `follow-up.${end.state}`, ticket.id, by, { followUp: before.id, policyId: before.policyId });
    await recordTicketStep(trx, 'ticket.updated', ticket, by, { followUp: before.id, state: end.state });
    return { followUp: await getFollowUp(trx, end.id), next, changed: true };
  });
}
