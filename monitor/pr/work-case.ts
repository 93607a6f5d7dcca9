import type { CrisisCase } from '../../shared/model/crisis.ts';
import { getPerson } from '../store/people/people.ts';
import { changeCaseStep, getCase, holdOpenCase, insertDecision, listCaseSteps } from '../store/pr/crisis-cases.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { recordCaseStep } from './record-case-step.ts';

/** A person at work in the room. */
export interface WorkBy {
  readonly personId: string;
  readonly now: number;
}

/** Adds a line to the decision log. @throws StoreError `conflict` when the case is closed. */
export async function decideCase(db: Db, id: string, text: string, by: WorkBy): Promise<void> {
  await inTransaction(db, async (trx) => {
    const held = await holdOpenCase(trx, id);
    await insertDecision(trx, { caseId: id, at: by.now, personId: by.personId, text });
    await recordCaseStep(trx, 'case.updated', held, by, { decision: true });
  });
}

/** Gives a box an owner or ticks it; a box that was ticked keeps who and when. @throws StoreError `not-found`, `conflict`. */
export async function setCaseStep(
  db: Db,
  of: { readonly caseId: string; readonly step: string },
  change: { readonly ownerId?: string | null; readonly result?: string },
  by: WorkBy,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const held = await holdOpenCase(trx, of.caseId);
    if (change.ownerId) await getPerson(trx, change.ownerId);
    const done = (await listCaseSteps(trx, of.caseId)).find(({ step }) => step === of.step)?.doneAt ?? null;
    if (done !== null && change.result !== undefined)
      throw new StoreError('conflict', `Step ${of.step} is done.`, { details: { state: 'done' } });
    await changeCaseStep(trx, of, {
      ...(change.ownerId === undefined ? {} : { ownerId: change.ownerId }),
      ...(change.result === undefined ? {} : { result: change.result, doneAt: by.now, doneBy: by.personId }),
    });
    await recordCaseStep(trx, 'case.updated', held, by, { step: of.step, done: change.result !== undefined });
  });
}

/** Closes a case. @throws StoreError `conflict` while a box is open; `details.open` names them. */
export async function closeCase(db: Db, id: string, outcome: string, by: WorkBy): Promise<CrisisCase> {
  return inTransaction(db, async (trx) => {
    await holdOpenCase(trx, id);
    const open = (await listCaseSteps(trx, id)).filter(({ doneAt }) => doneAt === null).map(({ name }) => name);
    if (open.length > 0)
      throw new StoreError('conflict', 'The checklist is not done.', {
        details: { state: open.map((name) => `${name['zh-CN']} · ${name.en}`).join('; ') },
      });
    await trx.updateTable('crisisCases').set({ closedAt: by.now, outcome }).where('id', '=', id).execute();
    const closed = await getCase(trx, id);
    await recordCaseStep(trx, 'case.closed', closed, by, {});
    return closed;
  });
}
