import type { AnalysisFlags } from '../../shared/model/analysis.ts';
import { applyPolicyChanges, type PolicyChanges } from '../../shared/service/policy-changes.ts';
import {
  type PastTicket,
  type SimulationTotals,
  simulateTicket,
  sumSimulation,
} from '../../shared/service/simulate-policies.ts';
import type { Db } from '../store/database.ts';
import { toTicket } from '../store/ticket-row.ts';
import { findCustomerGroup } from './customer-group.ts';
import { readCase } from './escalation/read-case.ts';
import { deskCalendars, readPolicies } from './read-policies.ts';

/** Tickets that a simulation plays; more than a week of a large desk. */
const MOST_TICKETS = 20_000;

/** The tickets of a span as a simulation plays them, without practice and withdrawn ones. */
export async function readPastTickets(
  db: Db,
  span: { readonly from: number; readonly to: number },
): Promise<PastTicket[]> {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('createdAt', '>=', span.from)
    .where('createdAt', '<', span.to)
    .where('withdrawnAt', 'is', null)
    .where('drill', '=', 0)
    .orderBy('number')
    .limit(MOST_TICKETS)
    .execute();
  const past: PastTicket[] = [];
  for (const row of rows) {
    const ticket = toTicket(row);
    const open = await readCase(db, 'ticket', ticket.id);
    if (open === null) continue;
    const { level, flags, complaintCount, storySize, departmentTasks } = open.case;
    const customerGroup = await findCustomerGroup(db, ticket.customerId, ticket.returning);
    past.push({
      id: ticket.id,
      createdAt: ticket.createdAt,
      publishedAt: ticket.publishedAt,
      assignedAt: ticket.handlerId === null ? null : ticket.createdAt,
      urgency: ticket.urgency,
      kind: ticket.kind,
      channel: ticket.channel,
      ...(customerGroup === null ? {} : { customerGroup }),
      level,
      flags: flags as AnalysisFlags,
      complaintCount,
      storySize,
      firstResponseAt: ticket.firstResponseAt,
      workStartedAt: null,
      resolvedAt: ticket.resolvedAt ?? ticket.closedAt,
      departmentTasks: departmentTasks.map(({ department, askedAt, answeredAt }) => ({
        department,
        askedAt,
        answeredAt,
      })),
    });
  }
  return past;
}

/** What would have become of past tickets under changed policies, beside those that hold. @throws Error that names the faulty change. */
export async function simulateChanges(
  db: Db,
  span: { readonly from: number; readonly to: number; readonly now: number },
  changes: PolicyChanges,
): Promise<{ readonly now: SimulationTotals; readonly changed: SimulationTotals }> {
  const current = await readPolicies(db);
  const wanted = applyPolicyChanges(current, changes);
  const past = await readPastTickets(db, span);
  const play = (policies: typeof current) =>
    sumSimulation(
      past.map((ticket) =>
        simulateTicket(
          ticket,
          { slaPolicies: policies.sla, escalationPolicies: policies.escalations, calendars: deskCalendars },
          span.now,
        ),
      ),
    );
  return { now: play(current), changed: play(wanted) };
}
