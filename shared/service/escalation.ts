import type { AnalysisFlags, Kind, Level, Reason } from '../model/analysis.ts';
import type { Clock } from '../model/clock.ts';
import type { Role } from '../model/person.ts';
import type { EscalationPolicy, EscalationTarget } from './escalation-policy.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** A mention or ticket as escalation sees it. */
export interface EscalationCase {
  readonly kind: Kind;
  readonly level: Level;
  readonly flags: Pick<AnalysisFlags, 'safety' | 'amountYuan' | 'repeated' | 'media'>;
  /** Complaints of this customer in the history, this one included; 1 when nothing is known (TKT-9). */
  readonly complaintCount: number;
  /** Posts of the story; 1 outside a story. */
  readonly storySize: number;
  /** When the case came to be: what is in the case from the start escalates from here. */
  readonly startedAt: number;
  readonly clocks: readonly (Pick<Clock, 'policyId' | 'dueAt' | 'stoppedAt' | 'pausedAt'> & { readonly id?: string })[];
  /** Questions to departments, open and answered. */
  readonly departmentTasks: readonly {
    readonly id?: string;
    readonly department: string;
    readonly askedAt: number;
    readonly answeredAt: number | null;
  }[];
  /** Closed, withdrawn, dismissed, solved: nothing escalates any more. */
  readonly isOver: boolean;
  /** Who holds it now; null: nobody above the front line. */
  readonly heldBy: Role | null;
}

/** An escalation that is due at some instant. */
export interface Escalation {
  readonly policyId: string;
  readonly rule: string;
  /** What it is about, where a policy can fire for several things: a clock's policy or a department. One alert for each. */
  readonly about: string | null;
  /** Id of that clock or task; empty: the case itself. A rule fires once for each. */
  readonly cause: string;
  readonly fireAt: number;
  readonly to: { readonly role: Role } | { readonly departmentHead: string };
  /** By when the person called has to act. */
  readonly actBy: number;
  /** When the next level is called, should nobody have taken notice. */
  readonly climbAt: number;
  readonly planBy: number | null;
  readonly solveBy: number | null;
  readonly alsoTell: readonly string[];
  /** The posts of one story have it in common: it is made once for all of them, and again when a graver one comes. */
  readonly perStory: boolean;
  readonly why: Reason;
}

const MINUTE_MS = 60_000;
/** Who is above whom; beyond the director there is nobody. */
const LADDER: readonly Role[] = ['agent', 'lead', 'manager', 'director'];

/**
 * Every escalation that the case has coming, soonest first, also those in the future, so that a scheduler can plan them.
 * Pure: called again with the case as it is then, it tells whether one still holds (`fireAt` not after now).
 */
export function planEscalations(
  subject: EscalationCase,
  policies: readonly EscalationPolicy[],
  slaPolicies: readonly SlaPolicy[],
): Escalation[] {
  if (subject.isOver) return [];
  const groupOf = new Map(slaPolicies.map((policy) => [policy.id, policy.group]));
  return policies.flatMap((policy) => planOne(subject, policy, groupOf)).sort((a, b) => a.fireAt - b.fireAt);
}

function planOne(
  subject: EscalationCase,
  policy: EscalationPolicy,
  groupOf: ReadonlyMap<string, string>,
): Escalation[] {
  const { trigger } = policy;
  switch (trigger.type) {
    case 'clock-overdue':
      return subject.clocks
        .filter((clock) => clock.stoppedAt === null && clock.pausedAt === null)
        .filter((clock) => trigger.groups.includes(groupOf.get(clock.policyId) ?? ''))
        .map((clock) =>
          escalate(
            subject,
            policy,
            { about: clock.policyId, cause: clock.id ?? clock.policyId },
            clock.dueAt + trigger.afterMinutes * MINUTE_MS,
            {
              zh: trigger.afterMinutes === 0 ? '时限已过' : `超过时限 ${trigger.afterMinutes} 分钟仍未响应`,
              en:
                trigger.afterMinutes === 0
                  ? 'the deadline has passed'
                  : `${trigger.afterMinutes} minutes past the deadline without a response`,
            },
          ),
        );
    case 'history': {
      const why = tellHistory(subject, trigger.minComplaints, trigger.aboveAmountYuan);
      return why === null ? [] : [escalate(subject, policy, WHOLE_CASE, subject.startedAt, why)];
    }
    case 'danger': {
      const why = tellDanger(subject, trigger.minStorySize);
      return why === null ? [] : [escalate(subject, policy, WHOLE_CASE, subject.startedAt, why)];
    }
    case 'department-silent':
      return subject.departmentTasks
        .filter(
          (task) => task.answeredAt === null && (trigger.department === null || task.department === trigger.department),
        )
        .map((task) =>
          escalate(
            subject,
            policy,
            { about: task.department, cause: task.id ?? task.department },
            task.askedAt + trigger.afterMinutes * MINUTE_MS,
            {
              zh: `${trigger.afterMinutes / 60} 小时未收到答复`,
              en: `no answer for ${trigger.afterMinutes / 60} hours`,
            },
          ),
        );
  }
}

const WHOLE_CASE = { about: null, cause: '' } as const;

type Words = Pick<Reason, 'zh' | 'en'>;

function tellHistory(subject: EscalationCase, minComplaints: number, aboveAmountYuan: number): Words | null {
  const { amountYuan } = subject.flags;
  if (amountYuan > aboveAmountYuan) return { zh: `涉及金额 ${amountYuan} 元`, en: `${amountYuan} yuan are at stake` };
  const isRepeated =
    subject.kind === 'complaint' && (subject.complaintCount >= minComplaints || subject.flags.repeated);
  return isRepeated ? { zh: '客户重复投诉', en: 'the customer complained before' } : null;
}

function tellDanger(subject: EscalationCase, minStorySize: number): Words | null {
  if (subject.flags.safety) return { zh: '涉及安全风险', en: 'a safety risk' };
  if (subject.kind !== 'complaint' && subject.kind !== 'fault') return null;
  if (subject.storySize >= minStorySize)
    return {
      zh: `已有 ${subject.storySize} 条相关帖子，形成舆情`,
      en: `public opinion: ${subject.storySize} posts of one story`,
    };
  return null;
}

function escalate(
  subject: EscalationCase,
  policy: EscalationPolicy,
  of: Pick<Escalation, 'about' | 'cause'>,
  fireAt: number,
  words: Words,
): Escalation {
  const after = (minutes: number | null) => (minutes === null ? null : fireAt + minutes * MINUTE_MS);
  return {
    policyId: policy.id,
    rule: policy.rule,
    ...of,
    fireAt,
    to: resolveTarget(policy.to, subject.heldBy, of.about),
    actBy: fireAt + policy.actWithinMinutes * MINUTE_MS,
    climbAt: fireAt + policy.climbAfterMinutes * MINUTE_MS,
    planBy: after(policy.planWithinMinutes),
    solveBy: after(policy.solveWithinMinutes),
    alsoTell: policy.alsoTell,
    perStory: policy.trigger.type === 'danger',
    why: { rule: policy.rule, ...words },
  };
}

function resolveTarget(target: EscalationTarget, heldBy: Role | null, about: string | null): Escalation['to'] {
  if ('role' in target) return target;
  if ('departmentHead' in target) return { departmentHead: about ?? '' };
  return { role: levelAbove(heldBy) };
}

/** The next level up; from the front line, and from roles outside the ladder, the team lead. */
export function levelAbove(role: Role | null): Role {
  const at = role === null ? 0 : Math.max(0, LADDER.indexOf(role));
  return LADDER[Math.min(at + 1, LADDER.length - 1)] ?? 'director';
}
