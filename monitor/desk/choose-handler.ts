import type { Kind } from '../../shared/model/analysis.ts';
import { chooseAssignee, listWorking } from '../../shared/service/on-duty.ts';
import triagePolicy from '../../shared/understanding/policies/triage.json' with { type: 'json' };
import { readLoad } from '../store/desk/read-load.ts';
import { listMembers } from '../store/people/departments.ts';
import { listPeople } from '../store/people/people.ts';
import { listRota } from '../store/people/shifts.ts';
import type { Db } from '../store/store.ts';

/** CLS-7: the department of a kind, where the words were not judged. */
export function departmentOf(kind: Kind): string {
  return triagePolicy.kindDepartments.value[kind][0] ?? 'service-desk';
}

/**
 * CLS-7: who of a department takes the next case: on duty now, with the fewest open ones. Null: the department has no
 * members, or nobody is on shift; the ticket waits in its list.
 */
export async function chooseHandler(db: Db, department: string, now: number): Promise<string | null> {
  const members = new Set((await listMembers(db, [department])).map(({ personId }) => personId));
  if (members.size === 0) return null;
  const people = (await listPeople(db)).filter((person) => members.has(person.id));
  const working = listWorking(people, await listRota(db, now), now);
  if (working.length === 0) return null;
  const load = await readLoad(
    db,
    working.map(({ id }) => id),
  );
  return chooseAssignee(working, load)?.id ?? null;
}
