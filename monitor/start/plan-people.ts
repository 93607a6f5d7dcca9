import type { RoutedPerson } from '../alert/reach-person.ts';
import { readAbsence } from '../config/read-absence.ts';
import type { Config } from '../config/schema.ts';

/** The people of a configuration as routes reach them. */
export function planPeople(people: Config['people']): RoutedPerson[] {
  return people.map(({ name, role, channels, quiet, away }) => ({
    ...{ name, role, channels },
    absences: away.map((one) => readAbsence(name, one)),
    ...(quiet === undefined ? {} : { quiet }),
  }));
}
