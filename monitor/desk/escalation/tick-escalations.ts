import type { Role } from '../../../shared/model/person.ts';
import { ROLES } from '../../../shared/model/person.ts';
import { levelAbove } from '../../../shared/service/escalation.ts';
import type { Log } from '../../log.ts';
import { claimCheck, type EscalationCheck, listChecksDue, planCheck } from '../../store/desk/escalation-checks.ts';
import {
  deferAcknowledgement,
  type Escalation,
  listEscalationsOverdue,
  markEscalationClimbed,
} from '../../store/desk/escalations.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import type { DeskContext } from '../desk-context.ts';
import { raiseEscalation, repeatEscalation } from './raise.ts';
import { readCase } from './read-case.ts';
import { isMade, planOf, policiesOf, replanEscalations } from './replan.ts';

const BATCH = 100;
/** A case that could not be looked at is tried again after so long; the others do not wait for it. */
const FAULT_MS = 60_000;

/**
 * Makes the steps up whose time has come, each judged again as the case stands now, and lets those climb of which nobody
 * took notice. Each is claimed in the transaction of what it causes: two monitors never make one twice. Returns how many.
 */
export async function tickEscalations(db: Db, desk: DeskContext, now: number, log?: Log): Promise<number> {
  let made = 0;
  for (const check of await listChecksDue(db, now, BATCH))
    made += await guarded(
      () => look(db, desk, check, now),
      async (error) => {
        log?.error('escalation.fault', { subjectId: check.subjectId, error: String(error) });
        await inTransaction(db, (trx) => planCheck(trx, { ...check, dueAt: now + FAULT_MS }));
      },
    );
  for (const step of await listEscalationsOverdue(db, now, BATCH))
    made += await guarded(
      () => climb(db, desk, step, now),
      async (error) => {
        log?.error('escalation.fault', { escalation: step.id, error: String(error) });
        await inTransaction(db, (trx) => markEscalationClimbed(trx, step.id, now));
      },
    );
  return made;
}

async function look(db: Db, desk: DeskContext, check: EscalationCheck, now: number): Promise<number> {
  return inTransaction(db, async (trx) => {
    if (!(await claimCheck(trx, check))) return 0;
    await lockSubject(trx, check);
    const open = await readCase(trx, check.subject, check.subjectId);
    if (open === null) return 0;
    const policies = await policiesOf(trx, open);
    let made = 0;
    for (const plan of planOf(open, policies)) {
      const policy = policies.escalations.find(({ id }) => id === plan.policyId);
      if (plan.fireAt > now || policy === undefined || isMade(plan, open)) continue;
      if ((await raiseEscalation(trx, desk, { open, plan, policy, now })) !== null) made += 1;
    }
    await replanEscalations(trx, check.subject, check.subjectId, now);
    return made;
  });
}

async function climb(db: Db, desk: DeskContext, step: Escalation, now: number): Promise<number> {
  const role = ROLES.find((known) => known === step.level) ?? null;
  const above: Role = levelAbove(role ?? 'lead');
  const isTop = above === role;
  return inTransaction(db, async (trx) => {
    const claimed = isTop
      ? await deferAcknowledgement(trx, step, nextRepeatAt(step, now))
      : await markEscalationClimbed(trx, step.id, now);
    if (!claimed) return 0;
    await lockSubject(trx, step);
    const open = await readCase(trx, step.subject, step.subjectId);
    const policies = open === null ? null : await policiesOf(trx, open);
    const plan =
      open === null || policies === null
        ? undefined
        : planOf(open, policies).find(({ rule, cause }) => rule === step.rule && cause === step.cause);
    const policy = policies?.escalations.find(({ id }) => id === plan?.policyId);
    if (open === null || open.case.isOver || plan === undefined || policy === undefined) {
      if (isTop) await markEscalationClimbed(trx, step.id, now);
      return 0;
    }
    const again = { open, plan: { ...plan, to: { role: above } }, policy, now, climbedFrom: step };
    if (isTop) {
      await repeatEscalation(trx, desk, again, step);
      return 1;
    }
    return (await raiseEscalation(trx, desk, again)) === null ? 0 : 1;
  });
}

/** Each repeat leaves twice the time of the one before: it is not forgotten, and nobody is rung all night. */
function nextRepeatAt({ at, acknowledgeDueAt }: Escalation, now: number): number {
  const waitedMs = (acknowledgeDueAt ?? now) - at;
  return Math.max(at + 2 * waitedMs, now + waitedMs);
}

/** An answer that is being written waits for this, or this for it: one of the two sees the other. */
async function lockSubject(
  trx: Db,
  { subject, subjectId }: Pick<EscalationCheck, 'subject' | 'subjectId'>,
): Promise<void> {
  const table = subject === 'ticket' ? ('tickets' as const) : ('mentions' as const);
  await trx
    .updateTable(table)
    .set((eb) => ({ updatedAt: eb.ref('updatedAt') }))
    .where('id', '=', subjectId)
    .execute();
  if (subject === 'ticket') return;
  // Two posts of one story are looked at one after the other, so that the story is raised once.
  await trx
    .updateTable('stories')
    .set((eb) => ({ size: eb.ref('size') }))
    .where('id', 'in', (eb) =>
      eb.selectFrom('mentions').select('storyId').where('mentions.id', '=', subjectId).$castTo<{ storyId: string }>(),
    )
    .execute();
}

async function guarded(work: () => Promise<number>, onFault: (error: unknown) => Promise<unknown>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    await onFault(error);
    return 0;
  }
}
