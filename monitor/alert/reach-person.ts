import type { Role } from '../../shared/model/person.ts';
import { levelAbove } from '../../shared/service/escalation.ts';
import type { QuietHours } from '../../shared/service/quiet-hours.ts';
import { type Absence, findStandIn } from '../../shared/service/stand-in.ts';

/** Somebody of the configuration whom routes can name; names are the ids here. */
export interface RoutedPerson {
  readonly name: string;
  readonly role: Role;
  readonly channels: readonly string[];
  readonly quiet?: QuietHours;
  readonly absences: readonly Absence[];
}

/** Who hears in the place of a person. */
export interface Reach {
  readonly asked: string;
  /** Themselves, their substitute, or people of a level above; empty: nobody is there. */
  readonly names: readonly string[];
  /** The level that was called because nobody stands in; null: it was not needed. */
  readonly level: Role | null;
  readonly channels: readonly string[];
}

/** Whom a route that names a person reaches: nobody stands in → the next level, up to the top. */
export function reachPerson(asked: string, people: readonly RoutedPerson[], at: number): Reach {
  const absences = people.flatMap((person) => person.absences);
  const byName = new Map(people.map((person) => [person.name, person]));
  const found = (reached: readonly RoutedPerson[], level: Role | null): Reach => ({
    asked,
    names: reached.map(({ name }) => name),
    level,
    channels: [...new Set(reached.flatMap(({ channels }) => channels))],
  });
  const acting = byName.get(findStandIn(asked, absences, at) ?? '');
  if (acting !== undefined && acting.channels.length > 0) return found([acting], null);
  let below = byName.get(asked)?.role ?? null;
  for (let level = levelAbove(below); level !== below; level = levelAbove(level)) {
    const there = people.filter(
      ({ name, role, channels }) => role === level && channels.length > 0 && findStandIn(name, absences, at) === name,
    );
    if (there.length > 0) return found(there, level);
    below = level;
  }
  return { asked, names: [], level: null, channels: [] };
}
