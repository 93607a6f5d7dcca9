import { levelAbove } from '../../shared/service/escalation.ts';
import { findStandIn, listActing } from '../../shared/service/stand-in.ts';
import { type Reached, toReached } from '../alert/say-reached.ts';
import { listAbsences } from '../store/people/absences.ts';
import { listPeople } from '../store/people/people.ts';
import { readRota } from '../store/people/shifts.ts';
import type { Db } from '../store/store.ts';
import { callRole } from './escalation/call-people.ts';

/** Who hears of what concerns some people, and who of them does so for somebody else. */
export interface Hearers {
  readonly personIds: readonly string[];
  readonly reached: readonly Reached[];
}

/**
 * Who hears of what concerns some people: they, or who stands in for those who are away. When that leaves nobody, who is
 * on duty at the level above: somebody absent is never the only one told.
 */
export async function findHearers(db: Db, personIds: readonly string[], now: number): Promise<Hearers> {
  const rota = await readRota(db, now);
  if (!rota.absences.some(({ personId }) => personIds.includes(personId))) return { personIds, reached: [] };
  const everybody = await listPeople(db);
  const asked = everybody.filter(({ id }) => personIds.includes(id));
  const acting = listActing(asked, everybody, rota.absences, now);
  if (acting.people.length > 0)
    return { personIds: acting.people.map(({ id }) => id), reached: toReached(acting.standIns) };
  const level = levelAbove(asked[0]?.role ?? null);
  const call = callRole(level, everybody, rota, now);
  const names = call.people.map(({ name }) => name);
  return {
    personIds: call.people.map(({ id }) => id),
    reached: asked.map(({ name }) => ({ asked: name, names, level })),
  };
}

/** Whose matters a person looks after at an instant: their own, and those of people for whom they stand in. */
export async function listLookedAfter(db: Db, personId: string, now: number): Promise<string[]> {
  const absences = await listAbsences(db, now);
  const away = new Set(absences.map((one) => one.personId));
  return [personId, ...[...away].filter((id) => id !== personId && findStandIn(id, absences, now) === personId)];
}
