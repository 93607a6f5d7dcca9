import type { AnalysisFlags, Level } from '../model/analysis.ts';
import type { ClockOutcome } from '../model/clock.ts';
import { type Calendars, startClocksForTicket, stopClock, type TicketForClocks } from './clock.ts';
import { planEscalations } from './escalation.ts';
import type { EscalationPolicy } from './escalation-policy.ts';
import type { ClockStop, SlaPolicy } from './sla-policy.ts';

/** A ticket of the past, with what happened to it and when. */
export interface PastTicket extends TicketForClocks {
  readonly id: string;
  readonly level: Level;
  readonly flags: Pick<AnalysisFlags, 'safety' | 'amountYuan' | 'repeated' | 'media'>;
  readonly complaintCount: number;
  readonly storySize: number;
  readonly firstResponseAt: number | null;
  readonly workStartedAt: number | null;
  readonly resolvedAt: number | null;
  readonly departmentTasks: readonly {
    readonly department: string;
    readonly askedAt: number;
    readonly answeredAt: number | null;
  }[];
}

/** Policies under which the past is played again. */
export interface PolicySet {
  readonly slaPolicies: readonly SlaPolicy[];
  readonly escalationPolicies: readonly EscalationPolicy[];
  readonly calendars?: Calendars;
}

/** What would have become of a ticket. */
export interface SimulatedTicket {
  readonly id: string;
  readonly clocks: readonly {
    readonly policyId: string;
    readonly rule: string;
    readonly dueAt: number;
    readonly outcome: ClockOutcome | 'running';
  }[];
  readonly escalations: readonly {
    readonly rule: string;
    readonly about: string | null;
    readonly fireAt: number;
    readonly to: string;
  }[];
}

/** Plays one ticket under a set of policies, as seen at `nowAt`. Pure: the same past under other rules. */
export function simulateTicket(ticket: PastTicket, policies: PolicySet, nowAt: number): SimulatedTicket {
  const stopsOn = new Map(policies.slaPolicies.map((policy) => [policy.id, policy.stopsOn]));
  const drafts = startClocksForTicket(ticket, policies.slaPolicies, policies.calendars);
  const stopOf = (policyId: string) => stoppedAt(ticket, stopsOn.get(policyId));
  const clocks = drafts.map((draft) => {
    const at = stopOf(draft.policyId);
    const stopped = at === null ? null : stopClock(draft, at).outcome;
    const outcome = stopped ?? (draft.dueAt < nowAt ? ('missed' as const) : ('running' as const));
    return { policyId: draft.policyId, rule: draft.rule, dueAt: draft.dueAt, outcome };
  });
  const planned = planEscalations(
    {
      ...ticket,
      startedAt: ticket.createdAt,
      clocks: drafts,
      isOver: false,
      heldBy: null,
      departmentTasks: ticket.departmentTasks.map((task) => ({ ...task, answeredAt: null })),
    },
    policies.escalationPolicies,
    policies.slaPolicies,
  );
  const escalations = planned
    .filter((escalation) => {
      const clockStop = escalation.about === null ? null : stopOf(escalation.about);
      const task = ticket.departmentTasks.find(({ department }) => department === escalation.about);
      const endedAt = Math.min(clockStop ?? Infinity, task?.answeredAt ?? Infinity, ticket.resolvedAt ?? Infinity);
      return escalation.fireAt <= nowAt && escalation.fireAt < endedAt;
    })
    .map(({ rule, about, fireAt, to }) => ({ rule, about, fireAt, to: 'role' in to ? to.role : to.departmentHead }));
  return { id: ticket.id, clocks, escalations };
}

/** Totals of a simulation, to lay two beside each other. */
export interface SimulationTotals {
  readonly tickets: number;
  readonly met: number;
  readonly missed: number;
  readonly running: number;
  /** How often each rule would have called somebody. */
  readonly escalations: Readonly<Record<string, number>>;
}

/** Sums up what would have happened to last week's tickets. */
export function sumSimulation(tickets: readonly SimulatedTicket[]): SimulationTotals {
  const outcomes = tickets.flatMap((ticket) => ticket.clocks.map((clock) => clock.outcome));
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const escalations: Record<string, number> = {};
  for (const { rule } of tickets.flatMap((ticket) => ticket.escalations))
    escalations[rule] = (escalations[rule] ?? 0) + 1;
  return {
    tickets: tickets.length,
    met: count('met'),
    missed: count('missed'),
    running: count('running'),
    escalations,
  };
}

/** When what a clock waits for happened; null: it has not. */
function stoppedAt(ticket: PastTicket, stop: ClockStop | undefined): number | null {
  switch (stop) {
    case 'resolved':
      return ticket.resolvedAt;
    case 'work-started':
      return ticket.workStartedAt ?? ticket.resolvedAt;
    case undefined:
      return null;
    default:
      return ticket.firstResponseAt ?? ticket.resolvedAt;
  }
}
