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
