import type { CrisisCase } from '../../shared/model/crisis.ts';
import type { StepBy } from '../desk/record-step.ts';
import { type CrisisDraft, findOpenCase, insertCase } from '../store/pr/crisis-cases.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { recordCaseStep } from './record-case-step.ts';

/**
 * Opens a case with a room, in the transaction of what caused it. The same ticket, burst or story again gives the case
 * that is open already.
 */
export async function openCase(
  trx: Db,
  draft: Omit<CrisisDraft, 'now'>,
  by: StepBy,
): Promise<{ readonly case: CrisisCase; readonly created: boolean }> {
  const open = await findOpenCase(trx, draft);
  if (open !== null) return { case: open, created: false };
  const made = await insertCase(trx, { ...draft, now: by.now });
  if (made === null) {
    // Another monitor opened it between the look and the insert.
    const other = await findOpenCase(trx, draft);
    if (other === null) throw new StoreError('busy', 'The case is being opened elsewhere.');
    return { case: other, created: false };
  }
  await recordCaseStep(trx, 'case.opened', made, by, { origin: made.origin });
  return { case: made, created: true };
}
