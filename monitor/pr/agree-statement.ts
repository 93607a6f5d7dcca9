import type { Statement, StatementPost, StatementSeat } from '../../shared/model/crisis.ts';
import type { Person } from '../../shared/model/person.ts';
import { CRISIS_POLICY } from '../../shared/service/crisis-policy.ts';
import { holdOpenCase } from '../store/crisis-cases.ts';
import type { Db } from '../store/database.ts';
import { listMembers } from '../store/departments.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { getStatement, insertStatement, insertStatementPost, lockStatement, saveVerdict } from '../store/statements.ts';
import { StoreError } from '../store/store-error.ts';
import { recordCaseStep } from './record-case-step.ts';
import type { WorkBy } from './work-case.ts';

/** A new version of a wording. */
export async function draftStatement(
  db: Db,
  caseId: string,
  draft: Pick<Statement, 'kind' | 'text' | 'variants'>,
  by: WorkBy,
): Promise<Statement> {
  return inTransaction(db, async (trx) => {
    const held = await holdOpenCase(trx, caseId);
    const made = await insertStatement(trx, { ...draft, caseId, draftedBy: by.personId, now: by.now });
    await recordCaseStep(trx, 'case.updated', held, by, { statement: made.id, version: made.version });
    return made;
  });
}

/** Seats of a person: legal by department, PR by role or department, the director by role. */
export async function seatsOf(db: Db, { id, role }: Person): Promise<StatementSeat[]> {
  const departments = (await listMembers(db, ['legal', 'pr']))
    .filter(({ personId }) => personId === id)
    .map(({ department }) => department);
  return [
    ...(departments.includes('legal') ? (['legal'] as const) : []),
    ...(role === 'pr' || departments.includes('pr') ? (['pr'] as const) : []),
    ...(role === 'director' ? (['director'] as const) : []),
  ];
}

/**
 * Agrees or refuses for every seat of the person that this kind needs; the last seat locks the version.
 * Null: the person has none of these seats. @throws StoreError `conflict` when the version is locked or replaced.
 */
export async function judgeStatement(
  db: Db,
  id: string,
  verdict: { readonly agrees: boolean; readonly note: string | null },
  by: { readonly person: Person; readonly now: number },
): Promise<Statement | null> {
  const personId = by.person.id;
  return inTransaction(db, async (trx) => {
    const { caseId, kind } = await getStatement(trx, id);
    const held = await holdOpenCase(trx, caseId);
    const { state } = await getStatement(trx, id);
    if (state === 'locked' || state === 'replaced')
      throw new StoreError('conflict', `The version is ${state}.`, { details: { state } });
    const seats = (await seatsOf(trx, by.person)).filter((seat) => CRISIS_POLICY.seats[kind].includes(seat));
    if (seats.length === 0) return null;
    for (const seat of seats) await saveVerdict(trx, id, { seat, personId, at: by.now, ...verdict });
    if ((await getStatement(trx, id)).missing.length === 0) await lockStatement(trx, id, by.now);
    const after = await getStatement(trx, id);
    await recordCaseStep(
      trx,
      'case.updated',
      held,
      { personId, now: by.now },
      { statement: id, seats, agrees: verdict.agrees, locked: after.lockedAt !== null },
    );
    return after;
  });
}

/** Records where a locked wording was posted. @throws StoreError `conflict` when it is not locked. */
export async function postStatement(
  db: Db,
  id: string,
  post: Pick<StatementPost, 'site' | 'url'>,
  by: WorkBy,
): Promise<Statement> {
  return inTransaction(db, async (trx) => {
    const { caseId, state } = await getStatement(trx, id);
    const held = await holdOpenCase(trx, caseId);
    if (state !== 'locked') throw new StoreError('conflict', `The version is ${state}.`, { details: { state } });
    const added = await insertStatementPost(trx, id, { ...post, personId: by.personId, at: by.now });
    const after = await getStatement(trx, id);
    if (added) await recordCaseStep(trx, 'case.updated', held, by, { statement: id, postedAt: post.site });
    return after;
  });
}
