import type { Person, Role } from '../../../shared/model/person.ts';
import type { Escalation as Planned } from '../../../shared/service/escalation.ts';
import { findOnDuty, type Rota } from '../../../shared/service/on-duty.ts';
import { type Acting, listActing, type StandIn } from '../../../shared/service/stand-in.ts';
import { listAbsences } from '../../store/people/absences.ts';
import { listMembers } from '../../store/people/departments.ts';
import { listPeople } from '../../store/people/people.ts';
import { readRota } from '../../store/people/shifts.ts';
import type { Db } from '../../store/store.ts';

/** Whom a step up reaches. */
export interface Call {
  readonly people: readonly Person[];
  /** Role or `head:technical` that was reached, or that was looked for in vain. */
  readonly level: string;
  /** Levels where nobody was on shift; said in the message. */
  readonly skipped: readonly string[];
  /** Who is away, each with who is called instead; said in the message. */
  readonly standIns: readonly StandIn[];
}

/** The people on duty for a step up. Nobody on shift, or a department without a head: the next level, and it is said so. */
export async function callPeople(db: Db, to: Planned['to'], now: number): Promise<Call> {
  const people = await listPeople(db);
  const rota = await readRota(db, now);
  if (!('departmentHead' in to)) return callRole(to.role, people, rota, now);
  const heads = (await listMembers(db, [to.departmentHead])).filter((member) => member.leads);
  const asked = people.filter((person) => person.active && heads.some(({ personId }) => personId === person.id));
  const acting = listActing(asked, people, rota.absences, now);
  const level = `head:${to.departmentHead}`;
  if (acting.people.length > 0) return { ...acting, level, skipped: [] };
  const next = callRole('manager', people, rota, now);
  return { ...next, skipped: [level, ...next.skipped], standIns: [...acting.standIns, ...next.standIns] };
}

/** Who is on duty for a role. Nobody of it and above it: who looks after the monitor, so that it is not told to nobody. */
export function callRole(role: Role, people: readonly Person[], rota: Rota, now: number): Call {
  const { role: level, ...call } = findOnDuty(role, people, rota, now);
  if (level !== null) return { ...call, level };
  const admins = people.filter((person) => person.active && person.role === 'admin');
  const acting = listActing(admins, people, rota.absences, now);
  return {
    people: acting.people,
    level: role,
    skipped: call.skipped,
    standIns: [...call.standIns, ...acting.standIns],
  };
}

/** Who acts for the active people of departments that are told as well. */
export async function listDepartmentPeople(db: Db, departments: readonly string[], now: number): Promise<Acting> {
  const members = new Set((await listMembers(db, departments)).map(({ personId }) => personId));
  const people = await listPeople(db);
  const asked = people.filter((person) => person.active && members.has(person.id));
  return listActing(asked, people, await listAbsences(db, now), now);
}

/** Who acts for whom, as the audit log keeps it. */
export function nameStandIns(standIns: readonly StandIn[]): { readonly away: string; readonly by: string | null }[] {
  return standIns.map(({ away, by }) => ({ away: away.id, by: by?.id ?? null }));
}
