import type { Statement, StatementKind, StatementPost, StatementSeat } from '../../shared/model/crisis.ts';
import type { Person } from '../../shared/model/person.ts';
import { CRISIS_POLICY } from '../../shared/service/crisis-policy.ts';
import { changeCaseStep, holdOpenCase, listCaseSteps } from '../store/pr/crisis-cases.ts';
import {
  getStatement,
  insertStatement,
  insertStatementPost,
  lockStatement,
  saveVerdict,
} from '../store/pr/statements.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { chooseSeat, seatsOf } from './choose-seat.ts';
import { recordCaseStep } from './record-case-step.ts';
import type { WorkBy } from './work-case.ts';

/** A new version of a wording. @throws StoreError `conflict` with `details.newer` when another was drafted after the one that was looked at. */
export async function draftStatement(
  db: Db,
  caseId: string,
  draft: Pick<Statement, 'kind' | 'text' | 'variants'> & {
    /** Why a finding of the guard was overruled; kept in the audit log. */
    readonly overruled?: string;
    /** The newest version that was looked at, 0 when there was none; left out: whatever there is. */
    readonly seenVersion?: number | undefined;
  },
  by: WorkBy,
): Promise<Statement> {
  const { overruled, seenVersion, ...words } = draft;
  return inTransaction(db, async (trx) => {
    const held = await holdOpenCase(trx, caseId);
    const made = await insertStatement(trx, { ...words, caseId, draftedBy: by.personId, now: by.now });
    const newer = made.version - 1;
    if (seenVersion !== undefined && newer > seenVersion)
      throw new StoreError('conflict', `Version ${newer} was drafted meanwhile.`, { details: { newer } });
    await recordCaseStep(trx, 'case.updated', held, by, {
      ...{ statement: made.id, version: made.version },
      ...(overruled === undefined ? {} : { overruled }),
    });
    return made;
  });
}

/**
 * Agrees or refuses for one seat of the person; the last seat locks the version. Nobody fills two seats of a version:
 * who has spoken for one speaks for no other. Null: the person has none of the seats that this kind needs.
 * @throws StoreError `conflict` when the version is locked or replaced, or the person has spoken for another seat.
 */
export async function judgeStatement(
  db: Db,
  id: string,
  verdict: { readonly agrees: boolean; readonly note: string | null; readonly seat?: StatementSeat },
  by: { readonly person: Person; readonly now: number },
): Promise<Statement | null> {
  const personId = by.person.id;
  return inTransaction(db, async (trx) => {
    const { caseId, kind } = await getStatement(trx, id);
    const held = await holdOpenCase(trx, caseId);
    const { state, verdicts } = await getStatement(trx, id);
    if (state === 'locked' || state === 'replaced')
      throw new StoreError('conflict', `The version is ${state}.`, { details: { state } });
    const eligible = (await seatsOf(trx, by.person)).filter((seat) => CRISIS_POLICY.seats[kind].includes(seat));
    const seat = chooseSeat(eligible, verdicts, personId, verdict.seat);
    if (seat === null) return null;
    const { agrees, note } = verdict;
    await saveVerdict(trx, id, { seat, personId, at: by.now, agrees, note });
    if ((await getStatement(trx, id)).missing.length === 0) await lockStatement(trx, id, by.now);
    const after = await getStatement(trx, id);
    await recordCaseStep(
      trx,
      'case.updated',
      held,
      { personId, now: by.now },
      { statement: id, seat, agrees, locked: after.lockedAt !== null },
    );
    return after;
  });
}

/** Records where a locked wording was posted, and ticks the box that asks for it (SOC-6, DSP-3). @throws StoreError `conflict` when it is not locked. */
export async function postStatement(
  db: Db,
  id: string,
  post: Pick<StatementPost, 'site' | 'url'>,
  by: WorkBy,
): Promise<Statement> {
  return inTransaction(db, async (trx) => {
    const { caseId, kind, state } = await getStatement(trx, id);
    const held = await holdOpenCase(trx, caseId);
    if (state !== 'locked') throw new StoreError('conflict', `The version is ${state}.`, { details: { state } });
    const added = await insertStatementPost(trx, id, { ...post, personId: by.personId, at: by.now });
    const after = await getStatement(trx, id);
    if (!added) return after;
    const step = await tickPosted(trx, { caseId, kind, url: post.url }, by);
    const details = { statement: id, postedAt: post.site, ...(step === null ? {} : { step, done: true }) };
    await recordCaseStep(trx, 'case.updated', held, by, details);
    return after;
  });
}

/** Ticks the open box that a posted statement fulfils; null: there is none, or somebody ticked it before. */
async function tickPosted(
  trx: Db,
  posted: { readonly caseId: string; readonly kind: StatementKind; readonly url: string },
  by: WorkBy,
): Promise<string | null> {
  const { caseId } = posted;
  const asked = CRISIS_POLICY.steps.find(({ statement }) => statement === posted.kind)?.id;
  const open = (await listCaseSteps(trx, caseId)).find(({ step, doneAt }) => step === asked && doneAt === null);
  if (open === undefined) return null;
  const done = { result: posted.url, doneAt: by.now, doneBy: by.personId };
  await changeCaseStep(trx, { caseId, step: open.step }, done);
  return open.step;
}
