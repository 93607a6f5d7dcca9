import type { Rota, Shift } from '../../../shared/service/on-duty.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import { listAbsences } from './absences.ts';

/** A shift as the store knows it. */
export type StoredShift = Shift & { readonly id: string };

/** A rota that ended longer ago than this is no rota any more: the role counts as always on duty. */
const ROTA_MS = 14 * 86_400_000;

/** Puts a person on duty from one instant to another. */
export async function insertShift(trx: Db, shift: Shift, now: number): Promise<StoredShift> {
  const { personId, startAt, endAt } = shift;
  const row = { id: newId(now), personId, startAt, endAt };
  await trx.insertInto('shifts').values(row).execute();
  return row;
}

/** Takes a shift out of the rota. False: it was not there. */
export async function deleteShift(trx: Db, id: string): Promise<boolean> {
  const result = await trx.deleteFrom('shifts').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Shifts that touch a span, the earliest first. */
export async function listShifts(db: Db, span: { readonly from: number; readonly to: number }): Promise<StoredShift[]> {
  return db
    .selectFrom('shifts')
    .selectAll()
    .where('endAt', '>', span.from)
    .where('startAt', '<', span.to)
    .orderBy('startAt')
    .orderBy('id')
    .execute();
}

/** By what it is judged who is on duty at an instant; past and coming shifts too, which show that a rota is kept. */
export async function readRota(db: Db, at: number): Promise<Rota> {
  const shifts = await listShifts(db, { from: at - ROTA_MS, to: at + ROTA_MS });
  return { shifts, absences: await listAbsences(db, at) };
}
