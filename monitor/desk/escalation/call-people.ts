import type { Person, Role } from '../../../shared/model/person.ts';
import type { Escalation as Planned } from '../../../shared/service/escalation.ts';
import { findOnDuty } from '../../../shared/service/on-duty.ts';
import { listMembers } from '../../store/people/departments.ts';
import { listPeople } from '../../store/people/people.ts';
import { listRota } from '../../store/people/shifts.ts';
import type { Db } from '../../store/store.ts';

/** Whom a step up reaches. */
export interface Call {
  readonly people: readonly Person[];
  /** Role or `head:technical` that was reached, or that was looked for in vain. */
  readonly level: string;
  /** Levels where nobody was on shift; said in the message. */
  readonly skipped: readonly string[];
}

/** The people on duty for a step up. Nobody on shift, or a department without a head: the next level, and it is said so. */
export async function callPeople(db: Db, to: Planned['to'], now: number): Promise<Call> {
  const people = await listPeople(db);
  const rota = await listRota(db, now);
  if ('departmentHead' in to) {
    const heads = (await listMembers(db, [to.departmentHead])).filter((member) => member.leads);
    const found = people.filter((person) => person.active && heads.some(({ personId }) => personId === person.id));
    const level = `head:${to.departmentHead}`;
    if (found.length > 0) return { people: found, level, skipped: [] };
    const next = callRole('manager', people, rota, now);
    return { ...next, skipped: [level, ...next.skipped] };
  }
  return callRole(to.role, people, rota, now);
}

function callRole(role: Role, people: readonly Person[], rota: Parameters<typeof findOnDuty>[2], now: number): Call {
  const call = findOnDuty(role, people, rota, now);
  if (call.role !== null) return { people: call.people, level: call.role, skipped: call.skipped };
  // A small team has nobody of these roles: who looks after the monitor is told, so that it is not told to nobody.
  const admins = people.filter((person) => person.active && person.role === 'admin');
  return { people: admins, level: role, skipped: call.skipped };
}

/** Active people of departments that are told as well. */
export async function listDepartmentPeople(db: Db, departments: readonly string[]): Promise<Person[]> {
  const members = new Set((await listMembers(db, departments)).map(({ personId }) => personId));
  return (await listPeople(db)).filter((person) => person.active && members.has(person.id));
}
