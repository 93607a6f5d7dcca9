import type { CrisisCase, CrisisDecision, CrisisOrigin, CrisisStep } from '../../../shared/model/crisis.ts';
import { CRISIS_POLICY } from '../../../shared/service/crisis-policy.ts';
import { nextNumber } from '../sql/counters.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { CrisisCasesTable, CrisisStepsTable } from '../tables/pr.ts';

/** What a case is opened with. */
export interface CrisisDraft {
  readonly title: string;
  readonly brandId: string | null;
  readonly origin: CrisisOrigin;
  readonly subjectId: string | null;
  readonly storyId: string | null;
  readonly ownerId: string | null;
  readonly drill: boolean;
  readonly now: number;
}

const MINUTE_MS = 60_000;

/** Opens a case with its checklist. Null: one is open already for this subject or story. */
export async function insertCase(trx: Db, draft: CrisisDraft): Promise<CrisisCase | null> {
  const { now, drill, ...fields } = draft;
  const id = newId(now);
  const number = await nextNumber(trx, 'case');
  const dueAt = now + CRISIS_POLICY.minutes * MINUTE_MS;
  const result = await trx
    .insertInto('crisisCases')
    .values({
      ...fields,
      id,
      number,
      openedAt: now,
      dueAt,
      closedAt: null,
      outcome: null,
      drill: drill ? 1 : 0,
      toldAt: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return null;
  await trx
    .insertInto('crisisSteps')
    .values(
      CRISIS_POLICY.steps.map((step, position) => ({
        caseId: id,
        step: step.id,
        position,
        ownerId: null,
        dueAt: now + step.minutes * MINUTE_MS,
        doneAt: null,
        doneBy: null,
        result: null,
        toldStage: 0,
      })),
    )
    .execute();
  return getCase(trx, id);
}

/** @throws StoreError `not-found`. */
export async function getCase(db: Db, id: string): Promise<CrisisCase> {
  const row = await db.selectFrom('crisisCases').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no case ${id}.`);
  return toCase(row);
}

/** Like `getCase`, but nobody else changes the case until the commit. @throws StoreError `conflict` when it is closed. */
export async function holdOpenCase(trx: Db, id: string): Promise<CrisisCase> {
  // An update that changes nothing takes the lock of the row in both databases.
  await trx
    .updateTable('crisisCases')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('id', '=', id)
    .execute();
  const found = await getCase(trx, id);
  if (found.closedAt !== null)
    throw new StoreError('conflict', `Case ${found.number} is closed.`, { details: { state: 'closed' } });
  return found;
}

/** The open case of a subject or a story; null: there is none. */
export async function findOpenCase(
  db: Db,
  of: { readonly subjectId: string | null; readonly storyId: string | null },
): Promise<CrisisCase | null> {
  const row = await db
    .selectFrom('crisisCases')
    .selectAll()
    .where('closedAt', 'is', null)
    .where((eb) => eb.or([eb('subjectId', '=', of.subjectId ?? ''), eb('storyId', '=', of.storyId ?? '')]))
    .executeTakeFirst();
  return row ? toCase(row) : null;
}

/** Cases, the last opened first, at most 200. */
export async function listCases(
  db: Db,
  filter: { readonly open?: boolean; readonly drill?: boolean; readonly storyId?: string } = {},
): Promise<CrisisCase[]> {
  const rows = await db
    .selectFrom('crisisCases')
    .selectAll()
    .$if(filter.open === true, (query) => query.where('closedAt', 'is', null))
    .$if(filter.open === false, (query) => query.where('closedAt', 'is not', null))
    .$if(filter.drill !== undefined, (query) => query.where('drill', '=', filter.drill ? 1 : 0))
    .$if(filter.storyId !== undefined, (query) => query.where('storyId', '=', filter.storyId ?? ''))
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
  return rows.map(toCase);
}

/** The checklist in its order. A step that the policy no longer knows keeps its id as its name. */
export async function listCaseSteps(db: Db, caseId: string): Promise<CrisisStep[]> {
  const rows = await db
    .selectFrom('crisisSteps')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('position')
    .execute();
  return rows.map(({ caseId: _, position: __, toldStage: ___, ...row }) => {
    const policy = CRISIS_POLICY.steps.find(({ id }) => id === row.step);
    return {
      ...row,
      rule: policy?.rule ?? CRISIS_POLICY.rule,
      name: policy?.name ?? { 'zh-CN': row.step, en: row.step },
      department: policy?.department ?? 'pr',
    };
  });
}

/** Changes one box of the checklist. @throws StoreError `not-found`. */
export async function changeCaseStep(
  trx: Db,
  of: { readonly caseId: string; readonly step: string },
  fields: Partial<Pick<CrisisStepsTable, 'ownerId' | 'doneAt' | 'doneBy' | 'result'>>,
): Promise<void> {
  const result = await trx
    .updateTable('crisisSteps')
    .set({ ...fields, step: of.step })
    .where('caseId', '=', of.caseId)
    .where('step', '=', of.step)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new StoreError('not-found', `The case has no step ${of.step}.`);
}

/** Adds a line to the decision log. */
export async function insertDecision(trx: Db, line: CrisisDecision & { readonly caseId: string }): Promise<void> {
  await trx
    .insertInto('crisisDecisions')
    .values({ id: newId(line.at), ...line })
    .execute();
}

/** The decision log in its order. */
export async function listDecisions(db: Db, caseId: string): Promise<CrisisDecision[]> {
  return db
    .selectFrom('crisisDecisions')
    .select(['at', 'personId', 'text'])
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
}

function toCase({ toldAt: _, ...row }: CrisisCasesTable): CrisisCase {
  return { ...row, drill: row.drill === 1 };
}
