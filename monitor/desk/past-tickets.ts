import type { AnalysisFlags } from '../../shared/model/analysis.ts';
import { ROLES } from '../../shared/model/person.ts';
import {
  type ClockDifference,
  compareSimulations,
  type TicketDifference,
} from '../../shared/service/compare-simulations.ts';
import type { PolicyChanges } from '../../shared/service/policy-changes.ts';
import {
  type PastTicket,
  type SimulationTotals,
  simulateTicket,
  sumSimulation,
} from '../../shared/service/simulate-policies.ts';
import { toTicket } from '../store/desk/ticket-row.ts';
import type { Db } from '../store/store.ts';
import { findCustomerGroup } from './customer-group.ts';
import { callPeople } from './escalation/call-people.ts';
import { readCase } from './escalation/read-case.ts';
import { deskCalendars, readPolicies, tryPolicyChanges, tryWholeChanges } from './read-policies.ts';

/** Tickets that a simulation plays; more than a week of a large desk. */
const MOST_TICKETS = 20_000;

/** Which tickets are played. */
interface Past {
  readonly from: number;
  readonly to: number;
  /** Only those of this department; left out: of all. */
  readonly department?: string | undefined;
}

/** The tickets of a span as a simulation plays them, without practice and withdrawn ones. */
async function readPastTickets(db: Db, { from, to, department }: Past): Promise<PastTicket[]> {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('createdAt', '>=', from)
    .where('createdAt', '<', to)
    .where('withdrawnAt', 'is', null)
    .where('drill', '=', 0)
    .$if(department !== undefined, (query) => query.where('department', '=', department ?? null))
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

/** A call that would have been made, or would not, and whom it would have reached at that time. */
export interface SimulatedCall {
  readonly rule: string;
  readonly about: string | null;
  readonly fireAt: number;
  readonly to: string;
  /** Names of who was on duty then. */
  readonly people: readonly string[];
}

/** What would have been different for one ticket, in the words of people. */
export interface SimulatedDifference {
  readonly id: string;
  readonly number: number;
  readonly clocks: readonly ClockDifference[];
  readonly added: readonly SimulatedCall[];
  readonly removed: readonly SimulatedCall[];
}

export interface Simulation {
  readonly now: SimulationTotals;
  readonly changed: SimulationTotals;
  /** How many tickets would have gone another way; the first of them are listed. */
  readonly differing: number;
  readonly tickets: readonly SimulatedDifference[];
}

/** Tickets listed by a simulation; the totals count all. */
const MOST_DIFFERENCES = 500;

/**
 * What would have become of past tickets under changed policies, beside those that hold: deadlines, calls, and who would
 * have been told. @throws Error that names the faulty change.
 * @param whole the changes are all there would be; else they are laid over those that hold.
 */
export async function simulateChanges(
  db: Db,
  span: Past & { readonly now: number },
  changes: PolicyChanges,
  whole = false,
): Promise<Simulation> {
  const current = await readPolicies(db);
  const wanted = await (whole ? tryWholeChanges : tryPolicyChanges)(db, changes);
  const past = await readPastTickets(db, span);
  const play = (policies: typeof current) =>
    past.map((ticket) =>
      simulateTicket(
        ticket,
        { slaPolicies: policies.sla, escalationPolicies: policies.escalations, calendars: deskCalendars },
        span.now,
      ),
    );
  const [now, changed] = [play(current), play(wanted)];
  const differences = compareSimulations(now, changed);
  const listed = differences.slice(0, MOST_DIFFERENCES);
  const numbers = await readNumbers(
    db,
    listed.map(({ id }) => id),
  );
  const tickets: SimulatedDifference[] = [];
  for (const { id, clocks, added, removed } of listed)
    tickets.push({
      ...{ id, number: numbers.get(id) ?? 0, clocks },
      added: await nameCalls(db, added),
      removed: await nameCalls(db, removed),
    });
  return { now: sumSimulation(now), changed: sumSimulation(changed), differing: differences.length, tickets };
}

async function readNumbers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('tickets').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function nameCalls(db: Db, calls: TicketDifference['added']): Promise<SimulatedCall[]> {
  const named: SimulatedCall[] = [];
  for (const call of calls) {
    const role = ROLES.find((known) => known === call.to);
    const to = role === undefined ? { departmentHead: call.to } : { role };
    const { people } = await callPeople(db, to, call.fireAt);
    named.push({ ...call, people: people.map(({ name }) => name) });
  }
  return named;
}
