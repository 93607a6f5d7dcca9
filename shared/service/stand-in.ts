import type { Person } from '../model/person.ts';

/** Time in which somebody is not there. Instants in epoch milliseconds. */
export interface Absence {
  readonly personId: string;
  readonly startAt: number;
  readonly endAt: number;
  /** Who stands in; null: nobody was named. */
  readonly substituteId: string | null;
}

/**
 * Who acts for a person at an instant: themselves, else the substitute, else the substitute's own. Null: everybody in that
 * line is away, so the next level is asked.
 */
export function findStandIn(personId: string, absences: readonly Absence[], at: number): string | null {
  const asked = new Set<string>();
  let acting: string | null = personId;
  while (acting !== null && !asked.has(acting)) {
    asked.add(acting);
    const away = findAbsence(acting, absences, at);
    if (away === undefined) return acting;
    acting = away.substituteId;
  }
  return null;
}

function findAbsence(personId: string, absences: readonly Absence[], at: number): Absence | undefined {
  return absences.find((one) => one.personId === personId && one.startAt <= at && at < one.endAt);
}

/** What it came to for somebody who is away. */
export interface StandIn {
  readonly away: Person;
  /** Null: nobody stands in. */
  readonly by: Person | null;
}

/** People who act, and for whom. */
export interface Acting {
  /** Each once, in the order in which they were asked for. */
  readonly people: readonly Person[];
  readonly standIns: readonly StandIn[];
}

/** Who acts for these people at an instant. Who was switched off stands in for nobody. */
export function listActing(
  asked: readonly Person[],
  everybody: readonly Person[],
  absences: readonly Absence[],
  at: number,
): Acting {
  const people = new Map<string, Person>();
  const standIns: StandIn[] = [];
  for (const person of asked) {
    const acting = findStandIn(person.id, absences, at);
    const by = acting === person.id ? person : (everybody.find(({ id, active }) => id === acting && active) ?? null);
    if (by !== null) people.set(by.id, by);
    if (by !== person) standIns.push({ away: person, by });
  }
  return { people: [...people.values()], standIns };
}
