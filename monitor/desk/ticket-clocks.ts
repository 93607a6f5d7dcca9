import type { Ticket } from '../../shared/model/ticket.ts';
import * as clockRules from '../../shared/service/clock.ts';
import { slaPolicies } from '../../shared/service/sla-policies/registry.ts';
import type { ClockStop, SlaPolicy } from '../../shared/service/sla-policy.ts';
import * as clocks from '../store/clocks.ts';
import type { Db } from '../store/database.ts';

const POLICIES = new Map(slaPolicies.map((policy) => [policy.id, policy]));

/** Policies whose clock ends with this. */
function policyIds(stop: ClockStop): string[] {
  return slaPolicies.filter((policy) => policy.stopsOn === stop).map((policy) => policy.id);
}

type Clocked = Pick<Ticket, 'createdAt' | 'publishedAt' | 'urgency' | 'kind' | 'channel'>;

/** The commitments of a ticket at this moment. @param assignedAt when somebody was made responsible; null: nobody is. */
export function computeTicketClocks(ticket: Clocked, assignedAt: number | null): clockRules.ClockDraft[] {
  return clockRules.startClocksForTicket({ ...ticket, assignedAt }, slaPolicies);
}

/** When the whole of it is due (TKT-2): the strictest clock that ends with the solution. */
export function resolutionDueAt(drafts: readonly clockRules.ClockDraft[]): number | null {
  const dues = drafts
    .filter((draft) => POLICIES.get(draft.policyId)?.stopsOn === 'resolved')
    .map((draft) => draft.dueAt);
  return dues.length === 0 ? null : Math.min(...dues);
}

/** Starts the clocks that do not run yet and have not ended before. */
export async function startTicketClocks(
  trx: Db,
  ticket: Pick<Ticket, 'id' | 'drill'>,
  drafts: readonly clockRules.ClockDraft[],
): Promise<void> {
  const known = new Set((await clocks.listClocksOf(trx, ticket.id)).map((clock) => clock.policyId));
  for (const draft of drafts) {
    if (!known.has(draft.policyId))
      await clocks.insertClock(trx, { ...draft, subjectId: ticket.id, drill: ticket.drill });
  }
}

/** What the clocks of a ticket wait for happened at an instant. */
export async function stopTicketClocks(trx: Db, ticketId: string, stop: ClockStop, at: number): Promise<void> {
  await clocks.stopClocks(trx, { subjectId: ticketId, policyIds: policyIds(stop), stoppedAt: at });
}

/** The urgency changed: the clocks of the solution start anew from where they began, with the new length. */
export async function restartResolutionClocks(trx: Db, ticket: Ticket, now: number): Promise<number | null> {
  const ids = policyIds('resolved');
  await clocks.cancelClocks(trx, { subjectId: ticket.id, policyIds: ids, stoppedAt: now });
  const drafts = computeTicketClocks(ticket, null).filter((draft) => ids.includes(draft.policyId));
  for (const draft of drafts) await clocks.insertClock(trx, { ...draft, subjectId: ticket.id, drill: ticket.drill });
  return resolutionDueAt(drafts);
}

/** TKT-4: while the customer is waited for, the clocks that say so stand still. */
export async function pauseTicketClocks(trx: Db, ticketId: string, now: number): Promise<void> {
  for (const clock of await clocks.listClocksOf(trx, ticketId)) {
    if (pausesOnWaiting(POLICIES.get(clock.policyId)))
      await clocks.pauseClock(trx, { id: clock.id, reason: 'waiting-for-customer', now });
  }
}

/** They go on with the time that was left. Gives the new deadline of the solution; null: no such clock went on. */
export async function resumeTicketClocks(trx: Db, ticketId: string, now: number): Promise<number | null> {
  const dues: number[] = [];
  for (const clock of await clocks.listClocksOf(trx, ticketId)) {
    if (clock.pausedAt === null || clock.stoppedAt !== null) continue;
    const { warnAt, dueAt } = clockRules.resumeClock(clock, now);
    await clocks.resumeClock(trx, { id: clock.id, warnAt, dueAt, now });
    if (POLICIES.get(clock.policyId)?.stopsOn === 'resolved') dues.push(dueAt);
  }
  return dues.length === 0 ? null : Math.min(...dues);
}

function pausesOnWaiting(policy: SlaPolicy | undefined): boolean {
  return policy?.pauseOn.includes('waiting-for-customer') ?? false;
}
