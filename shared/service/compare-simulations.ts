import type { SimulatedTicket } from './simulate-policies.ts';

type SimulatedClock = SimulatedTicket['clocks'][number];
type SimulatedEscalation = SimulatedTicket['escalations'][number];

/** A commitment that would have been another one; null: there would have been none. */
export interface ClockDifference {
  readonly policyId: string;
  readonly rule: string;
  readonly now: Pick<SimulatedClock, 'dueAt' | 'outcome'> | null;
  readonly changed: Pick<SimulatedClock, 'dueAt' | 'outcome'> | null;
}

/** What would have been different for one ticket. */
export interface TicketDifference {
  readonly id: string;
  readonly clocks: readonly ClockDifference[];
  /** Calls that only the changed rules make, and those that only today's make. */
  readonly added: readonly SimulatedEscalation[];
  readonly removed: readonly SimulatedEscalation[];
}

/** Lays two simulations of the same tickets beside each other; a ticket for which nothing differs is left out. */
export function compareSimulations(
  now: readonly SimulatedTicket[],
  changed: readonly SimulatedTicket[],
): TicketDifference[] {
  const changedById = new Map(changed.map((ticket) => [ticket.id, ticket]));
  return now.flatMap((ticket) => {
    const other = changedById.get(ticket.id);
    if (other === undefined) return [];
    const clocks = compareClocks(ticket.clocks, other.clocks);
    const added = without(other.escalations, ticket.escalations);
    const removed = without(ticket.escalations, other.escalations);
    return clocks.length + added.length + removed.length === 0 ? [] : [{ id: ticket.id, clocks, added, removed }];
  });
}

function compareClocks(now: readonly SimulatedClock[], changed: readonly SimulatedClock[]): ClockDifference[] {
  const of = (clocks: readonly SimulatedClock[], policyId: string) =>
    clocks.find((clock) => clock.policyId === policyId) ?? null;
  const known = new Map([...now, ...changed].map(({ policyId, rule }) => [policyId, rule]));
  return [...known].flatMap(([policyId, rule]) => {
    const [before, after] = [of(now, policyId), of(changed, policyId)];
    if (before?.dueAt === after?.dueAt && before?.outcome === after?.outcome) return [];
    const show = (clock: SimulatedClock | null) =>
      clock === null ? null : { dueAt: clock.dueAt, outcome: clock.outcome };
    return [{ policyId, rule, now: show(before), changed: show(after) }];
  });
}

function without(all: readonly SimulatedEscalation[], known: readonly SimulatedEscalation[]): SimulatedEscalation[] {
  const keyOf = (one: SimulatedEscalation) => JSON.stringify([one.rule, one.about, one.fireAt, one.to]);
  const keys = new Set(known.map(keyOf));
  return all.filter((one) => !keys.has(keyOf(one)));
}
