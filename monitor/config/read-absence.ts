import type { Absence } from '../../shared/service/stand-in.ts';
import { readLocalInstant } from '../read-local-instant.ts';
import type { Config } from './schema.ts';

/** An absence of the configuration in instants; people are known by their names here. A day as `until` counts whole. */
export function readAbsence(name: string, away: Config['people'][number]['away'][number]): Absence {
  const { from, until, timeZone, substitute } = away;
  const last = until.length > 10 ? until : nextDay(until);
  return {
    personId: name,
    startAt: readLocalInstant(from, timeZone),
    endAt: readLocalInstant(last, timeZone),
    substituteId: substitute ?? null,
  };
}

/** A day that does not exist gives no instant: `readLocalInstant` says so. */
function nextDay(day: string): string {
  const at = new Date(`${day}T00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}
