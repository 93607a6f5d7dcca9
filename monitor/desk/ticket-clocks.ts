import type { Ticket } from '../../shared/model/ticket.ts';
import { alwaysCalendar } from '../../shared/service/calendar.ts';
import * as clockRules from '../../shared/service/clock.ts';
import type { DeskPolicies } from '../../shared/service/policy-changes.ts';
import type { ClockStop, SlaPolicy } from '../../shared/service/sla-policy.ts';
import * as clocks from '../store/desk/clocks.ts';
import { changeTicket } from '../store/desk/tickets.ts';
import type { Db } from '../store/store.ts';
import { deskCalendars, readPolicies } from './read-policies.ts';

type Clocked = Pick<Ticket, 'createdAt' | 'publishedAt' | 'urgency' | 'kind' | 'channel'> & {
  /** KPI-7: targets of its own. */
  readonly customerGroup?: string | null;
};

/** The policies of a ticket: of everybody, or of the pilot that its department takes part in. */
export function policiesOfTicket(db: Db, ticket: Pick<Ticket, 'department' | 'createdAt'>): Promise<DeskPolicies> {
  return readPolicies(db, { department: ticket.department, at: ticket.createdAt });
}

/** Policies whose clock ends with this. A dispute ends with the solution too. */
function policyIds(policies: DeskPolicies, stop: ClockStop): string[] {
  const ids = policies.sla.filter((policy) => policy.stopsOn === stop).map((policy) => policy.id);
  return stop === 'resolved' ? [...ids, ...policies.disputes.map((policy) => policy.id)] : ids;
}

/** Policies of the time to a solution (SLA-URG and its channels), without disputes. */
export function resolutionPolicyIds(policies: Pick<DeskPolicies, 'sla'>): string[] {
  return policies.sla.filter((policy) => policy.stopsOn === 'resolved').map((policy) => policy.id);
}

/** The commitments of a ticket at this moment. @param assignedAt when somebody was made responsible; null: nobody is. */
export function computeTicketClocks(
  ticket: Clocked,
  assignedAt: number | null,
  policies: DeskPolicies,
): clockRules.ClockDraft[] {
  const { customerGroup, ...rest } = ticket;
  const group = customerGroup == null ? {} : { customerGroup };
  return clockRules.startClocksForTicket({ ...rest, ...group, assignedAt }, policies.sla, deskCalendars);
}

/** When the whole of it is due (TKT-2): the strictest clock that ends with the solution. */
export function resolutionDueAt(drafts: readonly clockRules.ClockDraft[], policies: DeskPolicies): number | null {
  const ids = resolutionPolicyIds(policies);
  const dues = drafts.filter((draft) => ids.includes(draft.policyId)).map((draft) => draft.dueAt);
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
export async function stopTicketClocks(
  trx: Db,
  ticket: Pick<Ticket, 'id' | 'department' | 'createdAt'>,
  stop: ClockStop,
  at: number,
): Promise<void> {
  const policies = await policiesOfTicket(trx, ticket);
  await clocks.stopClocks(trx, { subjectId: ticket.id, policyIds: policyIds(policies, stop), stoppedAt: at });
}

/**
 * The ticket is closed without a solution: no clock that waited for one was kept. What was not overdue until then is not any more,
 * however long ago its deadline was.
 */
export async function abandonTicketClocks(
  trx: Db,
  ticket: Pick<Ticket, 'id' | 'department' | 'createdAt'>,
  now: number,
): Promise<void> {
  const ids = policyIds(await policiesOfTicket(trx, ticket), 'resolved');
  const ended = await clocks.abandonClocks(trx, { subjectId: ticket.id, stoppedAt: now });
  const isOverdue = ended.some(({ policyId, outcome }) => outcome === 'missed' && ids.includes(policyId));
  if (!isOverdue) await changeTicket(trx, { id: ticket.id, fields: { dueAt: null }, now });
}

/**
 * TKT-2: a ticket is due with the strictest running clock that ends with the solution, a dispute's included. While all of them stand
 * still it is not due, unless it was overdue before.
 */
export async function setDueAt(
  trx: Db,
  ticket: Pick<Ticket, 'id' | 'department' | 'createdAt'>,
  now: number,
): Promise<void> {
  const ids = policyIds(await policiesOfTicket(trx, ticket), 'resolved');
  const running = (await clocks.listClocksOf(trx, ticket.id)).filter(
    ({ policyId, stoppedAt }) => stoppedAt === null && ids.includes(policyId),
  );
  if (running.length === 0) return;
  const dues = running.filter(({ pausedAt, dueAt }) => pausedAt === null || pausedAt > dueAt).map(({ dueAt }) => dueAt);
  await changeTicket(trx, { id: ticket.id, fields: { dueAt: dues.length === 0 ? null : Math.min(...dues) }, now });
}

/** TKT-4: while the customer is waited for, the clocks that say so stand still. */
export async function pauseTicketClocks(trx: Db, ticket: Ticket, now: number): Promise<void> {
  const { sla } = await policiesOfTicket(trx, ticket);
  for (const clock of await clocks.listClocksOf(trx, ticket.id)) {
    if (pausesOnWaiting(sla.find(({ id }) => id === clock.policyId)))
      await clocks.pauseClock(trx, { id: clock.id, reason: 'waiting-for-customer', now });
  }
  await setDueAt(trx, ticket, now);
}

/** They go on with the time that was left, and the ticket is due so much later. */
export async function resumeTicketClocks(trx: Db, ticket: Ticket, now: number): Promise<void> {
  const { sla } = await policiesOfTicket(trx, ticket);
  for (const clock of await clocks.listClocksOf(trx, ticket.id)) {
    if (clock.pausedAt === null || clock.stoppedAt !== null) continue;
    const policy = sla.find(({ id }) => id === clock.policyId);
    const calendar = deskCalendars.get(policy?.calendar ?? 'always') ?? alwaysCalendar;
    const { warnAt, dueAt, lastCallAt } = clockRules.resumeClock(clock, now, calendar);
    const heldMs = calendar.elapsed(clock.pausedAt, now);
    await clocks.resumeClock(trx, { id: clock.id, warnAt, dueAt, lastCallAt: lastCallAt ?? null, heldMs });
  }
  await setDueAt(trx, ticket, now);
}

/** Whether a clock stands still while the customer is waited for. */
export function pausesOnWaiting(policy: SlaPolicy | undefined): boolean {
  return policy?.pauseOn.includes('waiting-for-customer') ?? false;
}
