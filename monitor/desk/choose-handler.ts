import type { Kind } from '../../shared/model/analysis.ts';
import { chooseAssignee, listWorking } from '../../shared/service/on-duty.ts';
import triagePolicy from '../../shared/understanding/policies/triage.json' with { type: 'json' };
import { readLoad } from '../store/desk/read-load.ts';
import { listMembers } from '../store/people/departments.ts';
import { listPeople } from '../store/people/people.ts';
import { readRota } from '../store/people/shifts.ts';
import type { Db } from '../store/store.ts';

/** CLS-7: the department of a kind, where the words were not judged. */
export function departmentOf(kind: Kind): string {
  return triagePolicy.kindDepartments.value[kind][0] ?? 'service-desk';
}

/** Who takes a case. */
export interface Handler {
  readonly id: string;
  /** Who of the department is away, where the handler stands in for them. */
  readonly standsInFor: readonly string[];
}

/**
 * CLS-7: who of a department takes the next case: on duty now, or standing in for who is, with the fewest open ones.
 * Null: the department has no members, or nobody is there; the ticket waits in its list.
 */
export async function chooseHandler(db: Db, department: string, now: number): Promise<Handler | null> {
  const members = new Set((await listMembers(db, [department])).map(({ personId }) => personId));
  if (members.size === 0) return null;
  const everybody = await listPeople(db);
  const people = everybody.filter((person) => members.has(person.id));
  const working = listWorking(people, everybody, await readRota(db, now), now);
  if (working.people.length === 0) return null;
  const load = await readLoad(
    db,
    working.people.map(({ id }) => id),
  );
  const chosen = chooseAssignee(working.people, load);
  if (chosen === null) return null;
  const standsInFor = working.standIns.filter(({ by }) => by?.id === chosen.id).map(({ away }) => away.id);
  return { id: chosen.id, standsInFor };
}

/** What the audit log says of a handler who takes a case for somebody who is away. */
export function describeStandIn(handler: Handler | null): { readonly standsInFor?: readonly string[] } {
  return handler === null || handler.standsInFor.length === 0 ? {} : { standsInFor: handler.standsInFor };
}
