import type { ImprovementState } from '../../../shared/model/learning.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { ImprovementsTable } from '../tables/improving.ts';

/** KPI-6: one row of the improvement table (流程优化执行表). */
export type Improvement = Readonly<ImprovementsTable>;
export type ImprovementFields = Omit<Improvement, 'id' | 'createdAt' | 'createdBy' | 'updatedAt'>;

/** Adds a row. */
export async function insertImprovement(
  trx: Db,
  fields: ImprovementFields,
  by: { readonly personId: string | null; readonly now: number },
): Promise<Improvement> {
  const row = { id: newId(by.now), ...fields, createdAt: by.now, createdBy: by.personId, updatedAt: by.now };
  await trx.insertInto('improvements').values(row).execute();
  return row;
}

/** @throws StoreError `not-found`. */
export async function getImprovement(db: Db, id: string): Promise<Improvement> {
  const row = await db.selectFrom('improvements').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no improvement ${id}.`);
  return row;
}

/** Changes what is named. @throws StoreError `not-found`. */
export async function changeImprovement(
  trx: Db,
  change: { readonly id: string; readonly fields: Partial<ImprovementFields>; readonly now: number },
): Promise<Improvement> {
  const row = await trx
    .updateTable('improvements')
    .set({ ...change.fields, updatedAt: change.now })
    .where('id', '=', change.id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no improvement ${change.id}.`);
  return row;
}

/** All rows, the nearest date first, those without one last. */
export async function listImprovements(db: Db, states?: readonly ImprovementState[]): Promise<Improvement[]> {
  let query = db.selectFrom('improvements').selectAll();
  if (states?.length) query = query.where('state', 'in', states);
  return query
    .orderBy((eb) => eb.fn.coalesce('dueAt', eb.lit(Number.MAX_SAFE_INTEGER)))
    .orderBy('id')
    .execute();
}
