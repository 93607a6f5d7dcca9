import type { Mention } from '../../../shared/model/mention.ts';
import { type Escalation as Planned, planEscalations } from '../../../shared/service/escalation.ts';
import type { DeskPolicies } from '../../../shared/service/policy-changes.ts';
import { withholdAlerts } from '../../store/alerts.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import type { StoredClock } from '../../store/desk/clocks.ts';
import { type EscalationCheck, planCheck, planFirstChecks } from '../../store/desk/escalation-checks.ts';
import { cancelEscalation, type Escalation, listStoryEscalations } from '../../store/desk/escalations.ts';
import { appendEvent } from '../../store/events.ts';
import type { Db } from '../../store/store.ts';
import { openPolicies, readPolicies } from '../read-policies.ts';
import { caseOfMention, type OpenCase, readCase } from './read-case.ts';

/** Why a step up is taken back. */
export type NotNeeded = 'answered' | 'over';

/**
 * Looks at a case again after something happened: steps up that are no longer needed are taken back, with the reason
 * and before anything more is sent; the next one that may come is noted. Call it before the event of what happened.
 */
export async function replanEscalations(trx: Db, subject: OpenCase['subject'], id: string, now: number): Promise<void> {
  const open = await readCase(trx, subject, id);
  const planned = open === null ? [] : planOf(open, await policiesOf(trx, open));
  const own = open?.made.filter((step) => step.subjectId === id) ?? [];
  for (const step of own.filter(isStanding)) {
    if (open !== null && planned.some((plan) => isSame(plan, step))) continue;
    const isAnswered = open !== null && (open.isAnswered || !open.case.isOver);
    await takeBack(trx, step, isAnswered ? 'answered' : 'over', now);
  }
  const next = open === null ? [] : planned.filter((plan) => !isMade(plan, open));
  await planCheck(trx, { subject, subjectId: id, dueAt: next[0]?.fireAt ?? null });
}

/**
 * The first look for mentions that are new in this transaction: as they stand, nothing was made for them yet. Those without a clock wait
 * for nothing.
 */
export async function planNewMentions(
  trx: Db,
  mentions: readonly { readonly mention: Mention; readonly clocks: readonly StoredClock[] }[],
): Promise<void> {
  const stories = new Set(mentions.flatMap(({ mention }) => mention.storyId ?? []));
  const steps = Map.groupBy(await listStoryEscalations(trx, [...stories]), ({ storyId }) => storyId);
  const waiting = mentions.filter(({ clocks }) => clocks.length > 0);
  if (waiting.length === 0) return;
  const policiesAt = await openPolicies(
    trx,
    waiting.map(({ mention }) => mention.foundAt),
  );
  const checks: EscalationCheck[] = [];
  for (const { mention, clocks } of waiting) {
    const storySteps = mention.storyId === null ? [] : (steps.get(mention.storyId) ?? []);
    const open = caseOfMention(mention, { clocks, made: [], storySteps, heldBy: null });
    const hold = policiesAt(open.department, open.case.startedAt);
    const next = planOf(open, hold).find((plan) => !isMade(plan, open));
    if (next !== undefined) checks.push({ subject: 'mention', subjectId: mention.id, dueAt: next.fireAt });
  }
  await planFirstChecks(trx, checks);
}

/** Every step that the case has coming, the soonest first. */
export function planOf(open: OpenCase, policies: DeskPolicies): Planned[] {
  return planEscalations(open.case, policies.escalations, policies.sla);
}

/** The policies that hold for a case. */
export function policiesOf(db: Db, open: Pick<OpenCase, 'department' | 'case'>): Promise<DeskPolicies> {
  return readPolicies(db, { department: open.department, at: open.case.startedAt });
}

/** Whether a planned step was made already, at whatever level of the ladder; for some the story's own counts. */
export function isMade(plan: Planned, { made, storyMade }: Pick<OpenCase, 'made' | 'storyMade'>): boolean {
  return [...made, ...(plan.perStory ? storyMade : [])].some((step) => isSame(plan, step));
}

function isSame(plan: Pick<Planned, 'rule' | 'cause'>, step: Pick<Escalation, 'rule' | 'cause'>): boolean {
  return plan.rule === step.rule && plan.cause === step.cause;
}

function isStanding(step: Escalation): boolean {
  return step.acknowledgedAt === null && step.cancelledAt === null;
}

async function takeBack(trx: Db, step: Escalation, reason: NotNeeded, now: number): Promise<void> {
  if (!(await cancelEscalation(trx, { id: step.id, reason, now }))) return;
  const withheld = step.alertNumber === null ? 0 : await withholdAlerts(trx, step.alertNumber, reason);
  await appendAudit(trx, {
    chain: `${step.subject}:${step.subjectId}`,
    at: now,
    actorId: null,
    action: 'escalation.cancelled',
    subjectId: step.subjectId,
    details: { escalation: step.id, rule: step.rule, reason, withheld },
  });
  const data = { ...step, cancelledAt: now, cancelReason: reason };
  await appendEvent(trx, { at: now, type: 'escalation.changed', subjectId: step.subjectId, drill: step.drill, data });
}
