import { tightenClock } from '../../../shared/service/clock.ts';
import type { Escalation as Planned } from '../../../shared/service/escalation.ts';
import { listClocksOf, moveClock } from '../../store/desk/clocks.ts';
import { changeTicket, getTicket } from '../../store/desk/tickets.ts';
import type { Db } from '../../store/store.ts';
import { resolutionPolicyIds } from '../ticket-clocks.ts';
import { startTask } from '../ticket-tasks.ts';
import type { OpenCase } from './read-case.ts';
import { policiesOf } from './replan.ts';

const FIRST_PLAN = '首个应急方案 · first emergency plan';
const JOIN_IN = '加入应急方案 · join the emergency plan';

/**
 * What a step up demands of the ticket: solved sooner (the stricter deadline wins), a first plan by its hour, and the
 * departments that are to help. Each is a task or clock of its own.
 */
export async function followOrders(trx: Db, open: OpenCase, plan: Planned, now: number): Promise<void> {
  if (open.subject !== 'ticket') return;
  if (plan.solveBy !== null) await tighten(trx, open, plan.solveBy, now);
  if (plan.planBy === null) return;
  const task = { ticketId: open.subjectId, ownerId: null, playbookId: `escalation:${plan.rule}`, createdBy: null };
  // A late step does not ask for what was due before it was made.
  const dueAt = Math.max(plan.planBy, now + (plan.planBy - plan.fireAt));
  await startTask(trx, { ...task, title: FIRST_PLAN, department: null, step: 'plan', dueAt }, open, now);
  for (const department of plan.alsoTell)
    await startTask(trx, { ...task, title: JOIN_IN, department, step: department, dueAt }, open, now);
}

async function tighten(trx: Db, open: OpenCase, solveBy: number, now: number): Promise<void> {
  const ids = resolutionPolicyIds(await policiesOf(trx, open));
  for (const clock of await listClocksOf(trx, open.subjectId)) {
    if (!ids.includes(clock.policyId)) continue;
    const { warnAt, dueAt, lastCallAt = null } = tightenClock(clock, solveBy);
    await moveClock(trx, { id: clock.id, warnAt, dueAt, lastCallAt });
  }
  const ticket = await getTicket(trx, open.subjectId);
  if (ticket.dueAt === null || solveBy < ticket.dueAt)
    await changeTicket(trx, { id: ticket.id, fields: { dueAt: solveBy }, now });
}
