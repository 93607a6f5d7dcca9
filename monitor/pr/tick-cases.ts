import type { CrisisCase } from '../../shared/model/crisis.ts';
import { CRISIS_POLICY } from '../../shared/service/crisis-policy.ts';
import { composeCaseOpened, composeStepOverdue } from '../alert/compose-case-alert.ts';
import type { DeskContext } from '../desk/desk-context.ts';
import { callPeople, listDepartmentPeople } from '../desk/escalation/call-people.ts';
import { tellPeople } from '../desk/tell-people.ts';
import type { AlertContent } from '../store/alerts.ts';
import { listPeople } from '../store/people/people.ts';
import { getCase, listCaseSteps } from '../store/pr/crisis-cases.ts';
import { type LateStep, listCasesUntold, listLateSteps, markCaseTold, markStepTold } from '../store/pr/crisis-told.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { recordCaseStep } from './record-case-step.ts';

const BATCH = 50;
const CLIMB_MS = CRISIS_POLICY.climbMinutes * 60_000;

/**
 * Calls the task force to a case that was opened, and tells of boxes whose time is over: first who owns them, later the
 * directors. Each is claimed in the transaction of its alert, so it is told once. Returns how many were told.
 */
export async function tickCases(db: Db, desk: DeskContext, now: number): Promise<number> {
  let told = 0;
  for (const id of await listCasesUntold(db, BATCH)) told += await tellOpening(db, desk, id, now);
  for (const late of await listLateSteps(db, now, CLIMB_MS, BATCH)) told += await tellLate(db, desk, late, now);
  return told;
}

async function tellOpening(db: Db, desk: DeskContext, id: string, now: number): Promise<number> {
  return inTransaction(db, async (trx) => {
    if (!(await markCaseTold(trx, id, now))) return 0;
    const of = await getCase(trx, id);
    const force = await listDepartmentPeople(trx, CRISIS_POLICY.taskForce, now);
    const pr = (await listPeople(trx)).filter(({ active, role }) => active && role === 'pr');
    const { people } = await callPeople(trx, { role: 'director' }, now);
    const personIds = [of.ownerId, ...[...force.people, ...pr, ...people].map((person) => person.id)];
    await tell(trx, desk, of, { content: composeCaseOpened(of, brandOf(desk, of)), personIds, now });
    return 1;
  });
}

async function tellLate(db: Db, desk: DeskContext, late: LateStep, now: number): Promise<number> {
  return inTransaction(db, async (trx) => {
    if (!(await markStepTold(trx, late))) return 0;
    const of = await getCase(trx, late.caseId);
    const step = (await listCaseSteps(trx, late.caseId)).find((one) => one.step === late.step);
    if (step === undefined) return 0;
    const hasClimbed = late.toldStage > 0;
    const owners = step.ownerId === null ? (await listDepartmentPeople(trx, [step.department], now)).people : [];
    const directors = hasClimbed ? (await callPeople(trx, { role: 'director' }, now)).people : [];
    const ownerName = (await listPeople(trx)).find(({ id }) => id === step.ownerId)?.name ?? null;
    const content = composeStepOverdue(of, step, { ownerName, hasClimbed, brand: brandOf(desk, of) });
    const personIds = [step.ownerId, of.ownerId, ...[...owners, ...directors].map((person) => person.id)];
    await tell(trx, desk, of, { content, personIds, now });
    const details = { step: late.step, overdue: true, climbed: hasClimbed };
    await recordCaseStep(trx, 'case.updated', of, { personId: null, now }, details);
    return 1;
  });
}

async function tell(
  trx: Db,
  desk: DeskContext,
  of: CrisisCase,
  word: { readonly content: AlertContent; readonly personIds: readonly (string | null)[]; readonly now: number },
): Promise<void> {
  const { content, now } = word;
  const personIds = [...new Set(word.personIds.filter((id) => id !== null))];
  const place = { mentionId: null, ticketId: null, brandId: of.brandId, topic: 'other' as const };
  await tellPeople(trx, desk, { kind: 'case', content, personIds, level: content.level, now, ...place });
}

function brandOf(desk: DeskContext, { brandId }: CrisisCase): string | null {
  return brandId === null ? null : desk.brandName(brandId);
}
