import type { CrisisCase } from '../../../shared/model/crisis.ts';
import type { Db } from '../store.ts';

/** `toldStage` of a box of which nobody is told any more: the directors were, or somebody took notice before. */
const CLIMBED = 2;

/** A box of an open case that is late, and how far that was told. */
export interface LateStep {
  readonly caseId: string;
  readonly step: string;
  readonly dueAt: number;
  readonly toldStage: number;
}

/** Ids of open cases that nobody was told of yet. */
export async function listCasesUntold(db: Db, limit: number): Promise<CrisisCase['id'][]> {
  const rows = await db
    .selectFrom('crisisCases')
    .select('id')
    .where('closedAt', 'is', null)
    .where('toldAt', 'is', null)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Claims the telling of a case, in the transaction of its alerts. False: somebody else did. */
export async function markCaseTold(trx: Db, id: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable('crisisCases')
    .set({ toldAt: now })
    .where('id', '=', id)
    .where('toldAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Open boxes whose deadline has passed and was not told of, or which stayed open `climbMs` longer. */
export async function listLateSteps(db: Db, now: number, climbMs: number, limit: number): Promise<LateStep[]> {
  return db
    .selectFrom('crisisSteps')
    .innerJoin('crisisCases', 'crisisCases.id', 'crisisSteps.caseId')
    .select(['crisisSteps.caseId', 'crisisSteps.step', 'crisisSteps.dueAt', 'crisisSteps.toldStage'])
    .where('crisisCases.closedAt', 'is', null)
    .where('crisisSteps.doneAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('crisisSteps.toldStage', '=', 0).and('crisisSteps.dueAt', '<=', now),
        eb('crisisSteps.toldStage', '=', 1).and('crisisSteps.dueAt', '<=', now - climbMs),
      ]),
    )
    .orderBy('crisisSteps.dueAt')
    .orderBy('crisisSteps.position')
    .limit(limit)
    .execute();
}

/** Somebody took notice of a late box: it climbs no further. False: it has climbed, or was ticked. */
export async function stopClimb(trx: Db, { caseId, step }: Pick<LateStep, 'caseId' | 'step'>): Promise<boolean> {
  const result = await trx
    .updateTable('crisisSteps')
    .set({ toldStage: CLIMBED })
    .where('caseId', '=', caseId)
    .where('step', '=', step)
    .where('toldStage', '=', CLIMBED - 1)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Claims the telling of a late box, in the transaction of its alert. False: somebody else did, or it was ticked. */
export async function markStepTold(trx: Db, late: LateStep): Promise<boolean> {
  const result = await trx
    .updateTable('crisisSteps')
    .set({ toldStage: late.toldStage + 1 })
    .where('caseId', '=', late.caseId)
    .where('step', '=', late.step)
    .where('toldStage', '=', late.toldStage)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
