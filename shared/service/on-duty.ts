import type { Person, Role } from '../model/person.ts';
import { levelAbove } from './escalation.ts';
import { type Absence, type Acting, listActing, type StandIn } from './stand-in.ts';

/** Somebody's time on duty. */
export interface Shift {
  readonly personId: string;
  readonly startAt: number;
  readonly endAt: number;
}

/** What says who is there: shifts around an instant, and who is away at it. */
export interface Rota {
  readonly shifts: readonly Shift[];
  readonly absences: readonly Absence[];
}

/** Whom a call for a role reaches now. */
export interface DutyCall {
  readonly people: readonly Person[];
  /** The role that was reached; null: nobody at all. */
  readonly role: Role | null;
  /** Levels where nobody was on shift; said in the message. */
  readonly skipped: readonly Role[];
  /** Who was on shift but is away, on every level that was asked, each with who is called instead. */
  readonly standIns: readonly StandIn[];
}

/**
 * Who is called for a role at an instant. Nobody on shift, or nobody who acts for them: the next level, and it is said so.
 * A role for which no shift is kept at all counts as always on duty: a small team has no rota.
 */
export function findOnDuty(role: Role, people: readonly Person[], rota: Rota, at: number): DutyCall {
  const skipped: Role[] = [];
  const standIns: StandIn[] = [];
  for (let wanted = role; ; wanted = levelAbove(wanted)) {
    const ofRole = people.filter((person) => person.role === wanted);
    const onDuty = listWorking(ofRole, people, rota, at);
    standIns.push(...onDuty.standIns);
    if (onDuty.people.length > 0) return { people: onDuty.people, role: wanted, skipped, standIns };
    skipped.push(wanted);
    if (levelAbove(wanted) === wanted) return { people: [], role: null, skipped, standIns };
  }
}

/** Who works for these at an instant: who is on shift, or stands in for somebody of the shift who is away. */
export function listWorking(
  people: readonly Person[],
  everybody: readonly Person[],
  { shifts, absences }: Rota,
  at: number,
): Acting {
  return listActing(listOnShift(people, shifts, at), everybody, absences, at);
}

/** All active ones when no shift is kept for any of them. */
function listOnShift(people: readonly Person[], shifts: readonly Shift[], at: number): readonly Person[] {
  const candidates = people.filter((person) => person.active);
  const ids = new Set(candidates.map((person) => person.id));
  const ofRole = shifts.filter((shift) => ids.has(shift.personId));
  if (ofRole.length === 0) return candidates;
  const working = new Set(
    ofRole.filter((shift) => shift.startAt <= at && at < shift.endAt).map((shift) => shift.personId),
  );
  return candidates.filter((person) => working.has(person.id));
}

/** Who takes the next case: on duty, with the fewest open ones; ties go to whom it fell longest ago (CLS-7). */
export function chooseAssignee(
  candidates: readonly Person[],
  load: ReadonlyMap<string, { readonly openCount: number; readonly lastAssignedAt: number }>,
): Person | null {
  const loadOf = (person: Person) => load.get(person.id) ?? { openCount: 0, lastAssignedAt: 0 };
  return (
    [...candidates].sort(
      (a, b) => loadOf(a).openCount - loadOf(b).openCount || loadOf(a).lastAssignedAt - loadOf(b).lastAssignedAt,
    )[0] ?? null
  );
}
