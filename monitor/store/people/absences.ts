import type { Absence } from '../../../shared/service/stand-in.ts';
import type { Db } from '../store.ts';

/** Makes the absences of everybody these. */
export async function setAbsences(trx: Db, absences: readonly Absence[]): Promise<void> {
  await trx.deleteFrom('absences').execute();
  if (absences.length > 0)
    await trx
      .insertInto('absences')
      .values([...absences])
      .execute();
}

/** Absences that hold at an instant. */
export async function listAbsences(db: Db, at: number): Promise<Absence[]> {
  return db.selectFrom('absences').selectAll().where('endAt', '>', at).where('startAt', '<=', at).execute();
}
