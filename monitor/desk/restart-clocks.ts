import type { TicketState } from '../../shared/model/ticket.ts';
import { alwaysCalendar } from '../../shared/service/calendar.ts';
import * as clockRules from '../../shared/service/clock.ts';
import { startDisputeClock } from '../../shared/service/dispute-policy.ts';
import type { DeskPolicies } from '../../shared/service/policy-changes.ts';
import type { SlaPolicy } from '../../shared/service/sla-policy.ts';
import { cancelClocks, type HeldClock, insertClock, listClocksInTurn } from '../store/desk/clocks.ts';
import { listEscalations } from '../store/desk/escalations.ts';
import type { StoredTicket } from '../store/desk/ticket-row.ts';
import type { Db } from '../store/store.ts';
import { findCustomerGroup } from './customer-group.ts';
import { deskCalendars } from './read-policies.ts';
import { computeTicketClocks, pausesOnWaiting, policiesOfTicket, setDueAt } from './ticket-clocks.ts';

/** A clock of a group as it was promised before, as it is promised now, and as it went so far. */
interface Turn {
  readonly was: clockRules.ClockDraft | undefined;
  readonly is: clockRules.ClockDraft | undefined;
  readonly last: HeldClock | undefined;
}

/**
 * What a ticket owes changed (urgency, kind), or it was opened again: each clock that this touches starts anew from where it began, with
 * the new length. The time that it stood still, or that the ticket was solved, stays out of account; it goes on standing still while
 * the customer is waited for; and a stricter deadline of a step up holds (SLA-URG). A ticket that never had a clock (an import) gets none.
 */
export async function restartClocks(trx: Db, before: StoredTicket, after: StoredTicket, now: number): Promise<void> {
  const policies = await policiesOfTicket(trx, after);
  const policyOf = new Map(policies.sla.map((policy) => [policy.id, policy]));
  const lasts = await listClocksInTurn(trx, after.id);
  if (lasts.length === 0) return;
  const isAssignment = ({ policyId, stoppedAt }: HeldClock) =>
    stoppedAt === null && policyOf.get(policyId)?.startsAt === 'assigned';
  const assignedAt = lasts.find(isAssignment)?.startedAt ?? null;
  const customerGroup = await findCustomerGroup(trx, after.customerId, after.returning);
  const promised = (ticket: StoredTicket) => computeTicketClocks({ ...ticket, customerGroup }, assignedAt, policies);
  const isReopened = before.state === 'resolved' || before.state === 'closed';
  const solveBy = await readSolveBy(trx, after, policies);
  for (const turn of pairByGroup(promised(before), promised(after), lasts, policyOf)) {
    const policy = policyOf.get((turn.is ?? turn.last)?.policyId ?? '');
    if (policy === undefined || !isTouched(turn, policy, after)) continue;
    if (turn.last?.stoppedAt === null)
      await cancelClocks(trx, { subjectId: after.id, policyIds: [turn.last.policyId], stoppedAt: now });
    if (turn.is === undefined) continue;
    const solvedAt = isReopened ? (turn.last?.stoppedAt ?? null) : null;
    await startAnew(trx, { ...turn, is: turn.is, solveBy, solvedAt }, policy, after, now);
  }
  if (isReopened) await restartDispute(trx, after, lasts, policies, now);
  await setDueAt(trx, after, now);
}

/** DSP-1 … DSP-7: a dispute that is opened again owes its end still, with the time that was left when it was solved. */
async function restartDispute(
  trx: Db,
  { id, drill }: StoredTicket,
  lasts: readonly HeldClock[],
  { disputes }: DeskPolicies,
  now: number,
): Promise<void> {
  // The clock of an earlier stage ended when this one began.
  const last = lasts.findLast(({ policyId }) => disputes.some((stage) => stage.id === policyId));
  const policy = disputes.find((stage) => stage.id === last?.policyId);
  if (policy === undefined || last === undefined || last.stoppedAt === null) return;
  const calendar = deskCalendars.get(policy.calendar) ?? alwaysCalendar;
  const heldMs = last.heldMs + calendar.elapsed(last.stoppedAt, now);
  const promised = startDisputeClock(policy, last.startedAt, deskCalendars);
  await insertClock(trx, { ...clockRules.delayClock(promised, heldMs, calendar), subjectId: id, drill, heldMs });
}

function pairByGroup(
  was: readonly clockRules.ClockDraft[],
  is: readonly clockRules.ClockDraft[],
  lasts: readonly HeldClock[],
  policyOf: ReadonlyMap<string, SlaPolicy>,
): Turn[] {
  const groups = new Set([...policyOf.values()].map(({ group }) => group));
  return [...groups].map((group) => {
    const ofGroup = ({ policyId }: { readonly policyId: string }) => policyOf.get(policyId)?.group === group;
    // The last to end comes last, and one that runs after it.
    return { was: was.find(ofGroup), is: is.find(ofGroup), last: lasts.findLast(ofGroup) };
  });
}

function isTouched({ was, is, last }: Turn, { stopsOn }: SlaPolicy, ticket: StoredTicket): boolean {
  if (last?.stoppedAt === null) return was?.policyId !== is?.policyId || was?.dueAt !== is?.dueAt;
  // It ended, or there was none: only what has not happened yet is owed.
  if (stopsOn === 'resolved') return true;
  if (last !== undefined && last.outcome !== 'cancelled') return false;
  const unworked: TicketState = 'open';
  return stopsOn === 'first-response' ? ticket.firstResponseAt === null : ticket.state === unworked;
}

/** The stricter deadline that steps up set, before anything stood still (ESC-2, ESC-3); null: none did. */
async function readSolveBy(trx: Db, ticket: StoredTicket, { escalations }: DeskPolicies): Promise<number | null> {
  const within = new Map(escalations.map(({ id, solveWithinMinutes }) => [id, solveWithinMinutes]));
  const dues = (await listEscalations(trx, ticket.id)).flatMap(({ policyId, cause, at, cancelledAt }) => {
    const minutes = within.get(policyId ?? '');
    // What is in the case from the start steps up from there.
    return minutes == null || cancelledAt !== null ? [] : [(cause === '' ? ticket.createdAt : at) + minutes * 60_000];
  });
  return dues.length === 0 ? null : Math.min(...dues);
}

interface Restart extends Turn {
  readonly is: clockRules.ClockDraft;
  readonly solveBy: number | null;
  /** When the ticket was solved that is opened again; null: it was not. */
  readonly solvedAt: number | null;
}

async function startAnew(
  trx: Db,
  { is, last, solveBy, solvedAt }: Restart,
  policy: SlaPolicy,
  { id, state, drill }: StoredTicket,
  now: number,
): Promise<void> {
  const calendar = deskCalendars.get(policy.calendar) ?? alwaysCalendar;
  const heldMs = (last?.heldMs ?? 0) + (solvedAt === null ? 0 : calendar.elapsed(solvedAt, now));
  const isOrdered = solveBy !== null && policy.stopsOn === 'resolved';
  const promised = isOrdered ? clockRules.tightenClock(is, solveBy) : is;
  const isHeld = state === 'waiting' && pausesOnWaiting(policy);
  const pause = isHeld ? { pausedAt: last?.pausedAt ?? now, pauseReason: 'waiting-for-customer' } : {};
  const draft = { ...clockRules.delayClock(promised, heldMs, calendar), ...pause };
  await insertClock(trx, { ...draft, subjectId: id, drill, heldMs });
}
