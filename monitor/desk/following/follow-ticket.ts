import type { Ticket, TicketState } from '../../../shared/model/ticket.ts';
import { planFollowUps } from '../../../shared/service/follow-up.ts';
import { holdsIn } from '../../../shared/service/follow-up-phase.ts';
import { BEYOND_THE_CASE, type FollowUpEvent } from '../../../shared/service/follow-up-policy.ts';
import { isStoredOnly } from '../../store/desk/customers.ts';
import { cancelFollowUps, type FollowUp, planFollowUp } from '../../store/desk/follow-ups.ts';
import type { Db } from '../../store/store.ts';
import { policiesOfTicket } from '../ticket-clocks.ts';
import { proposeAnswerForRepeat } from './propose-answer.ts';

const SERIOUS: readonly Ticket['urgency'][] = ['urgent', 'critical'];
const PUBLIC: readonly Ticket['channel'][] = ['social', 'review'];

/** Plans what an event of a ticket asks for later (TKT-4, TKT-5, TKT-10, TKT-11 …). Gives what was planned. */
export async function planFor(
  trx: Db,
  ticket: Ticket,
  event: FollowUpEvent,
  plan: { readonly now: number; readonly note?: string | null; readonly dueAt?: number | null },
): Promise<FollowUp[]> {
  const policies = await policiesOfTicket(trx, ticket);
  const planned: FollowUp[] = [];
  const storedOnly = await isStoredOnly(trx, ticket.customerId ?? null);
  const allowed = policies.followUps.filter(({ action }) => !storedOnly || !BEYOND_THE_CASE.includes(action));
  for (const { policyId, rule, dueAt } of planFollowUps(event, plan.now, allowed)) {
    const one = { ticketId: ticket.id, policyId, rule, drill: ticket.drill, now: plan.now, note: plan.note ?? null };
    planned.push(await planFollowUp(trx, { ...one, dueAt: plan.dueAt ?? dueAt }));
  }
  return planned;
}

/** A ticket was made. */
export async function followCreation(trx: Db, ticket: Ticket, now: number): Promise<void> {
  if (SERIOUS.includes(ticket.urgency)) await planFor(trx, ticket, 'serious-issue', { now });
  if (ticket.kind === 'praise') await planFor(trx, ticket, 'praise-received', { now });
  await proposeAnswerForRepeat(trx, ticket, now);
}

/** Its urgency changed: a serious issue has its progress told, one that no longer is has not. */
export async function followUrgency(trx: Db, ticket: Ticket, now: number): Promise<void> {
  if (SERIOUS.includes(ticket.urgency)) {
    await planFor(trx, ticket, 'serious-issue', { now });
    return;
  }
  const { followUps } = await policiesOfTicket(trx, ticket);
  const ids = followUps.filter(({ on }) => on === 'serious-issue').map(({ id }) => id);
  await cancelFollowUps(trx, ticket.id, now, ids);
}

/** It moved to another state: what no longer makes sense is taken back, what the new state asks for is planned. */
export async function followState(trx: Db, from: TicketState, ticket: Ticket, now: number): Promise<void> {
  const { followUps } = await policiesOfTicket(trx, ticket);
  const over = followUps.filter((policy) => !holdsIn(policy, ticket.state)).map(({ id }) => id);
  await cancelFollowUps(trx, ticket.id, now, over);
  if (ticket.state === 'waiting') await planFor(trx, ticket, 'waiting-for-customer', { now });
  if (ticket.state === 'resolved') await followSolution(trx, ticket, now);
  const isReopened = from === 'resolved' || from === 'closed';
  if (isReopened && (ticket.state === 'open' || ticket.state === 'working') && SERIOUS.includes(ticket.urgency))
    await planFor(trx, ticket, 'serious-issue', { now });
}

async function followSolution(trx: Db, ticket: Ticket, now: number): Promise<void> {
  const isPublic = PUBLIC.includes(ticket.channel);
  const events: FollowUpEvent[] = ['solution-sent', 'outcome-known'];
  if (ticket.kind === 'fault') events.push('fault-fixed');
  if (isPublic && (ticket.kind === 'complaint' || ticket.kind === 'fault')) events.push('public-case-solved');
  if (isPublic && ticket.kind === 'suggestion') events.push('suggestion-done');
  for (const event of events) await planFor(trx, ticket, event, { now });
}

/** SEC-2: the customer's data is only stored from now on: nobody is asked any more to use it for more than the case. */
export async function dropBeyondTheCase(trx: Db, customerId: string, now: number): Promise<void> {
  const tickets = await trx
    .selectFrom('tickets')
    .select(['id', 'department', 'createdAt'])
    .where('customerId', '=', customerId)
    .execute();
  for (const ticket of tickets) {
    const { followUps } = await policiesOfTicket(trx, ticket);
    const ids = followUps.filter(({ action }) => BEYOND_THE_CASE.includes(action)).map(({ id }) => id);
    await cancelFollowUps(trx, ticket.id, now, ids);
  }
}
