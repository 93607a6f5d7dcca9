import type { Level } from '../model/analysis.ts';
import type { Role } from '../model/person.ts';
import { type ApprovalPolicy, approvalPolicies } from './approval-policy.ts';
import { type ClaimPolicy, claimPolicies } from './claim-policy.ts';
import type { DisputePolicy } from './dispute-policy.ts';
import { disputePolicies } from './disputes/registry.ts';
import type { EscalationPolicy, EscalationTarget } from './escalation-policy.ts';
import { escalationPolicies } from './escalations/registry.ts';
import type { FollowUpPolicy } from './follow-up-policy.ts';
import { followUpPolicies } from './follow-ups/registry.ts';
import { overlaySlaPolicies, type SlaPolicyChange } from './overlay-sla-policies.ts';
import { type RetentionPolicy, retentionPolicies } from './retention-policies.ts';
import { slaPolicies } from './sla-policies/registry.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** An administrator's change of an escalation. What is not named stays as shipped. */
export interface EscalationPolicyChange {
  readonly id: string;
  readonly enabled?: boolean | undefined;
  /** Minutes past the deadline, or without an answer. */
  readonly afterMinutes?: number | undefined;
  readonly minComplaints?: number | undefined;
  readonly aboveAmountYuan?: number | undefined;
  readonly minStorySize?: number | undefined;
  readonly actWithinMinutes?: number | undefined;
  readonly climbAfterMinutes?: number | undefined;
  readonly planWithinMinutes?: number | undefined;
  readonly solveWithinMinutes?: number | undefined;
  /** Whom it goes to. */
  readonly to?: EscalationTarget | undefined;
  /** Departments that are told as well. */
  readonly alsoTell?: readonly string[] | undefined;
}

/** The same of a dispute. */
export interface DisputePolicyChange {
  readonly id: string;
  readonly minutes?: number | undefined;
  readonly calendar?: string | undefined;
  readonly leads?: Role | undefined;
  readonly departments?: readonly string[] | undefined;
}

/** The same of a follow-up. */
export interface FollowUpPolicyChange {
  readonly id: string;
  readonly enabled?: boolean | undefined;
  readonly afterMinutes?: number | undefined;
}

/** The same of how long something is kept. */
export interface RetentionPolicyChange {
  readonly id: string;
  /** False: kept for ever. */
  readonly enabled?: boolean | undefined;
  readonly days?: number | undefined;
}

/** The same of which public answers wait for somebody's word. */
export interface ApprovalPolicyChange {
  readonly id: string;
  /** False: none does. */
  readonly enabled?: boolean | undefined;
  readonly levels?: readonly Level[] | undefined;
}

/** The same of claims whose holder is gone. */
export interface ClaimPolicyChange {
  readonly id: string;
  /** False: a claim never ends by itself. */
  readonly enabled?: boolean | undefined;
  readonly idleMinutes?: number | undefined;
}

/** All that an administrator changed of the service rules. */
export interface PolicyChanges {
  readonly sla?: readonly SlaPolicyChange[] | undefined;
  readonly escalations?: readonly EscalationPolicyChange[] | undefined;
  readonly disputes?: readonly DisputePolicyChange[] | undefined;
  readonly followUps?: readonly FollowUpPolicyChange[] | undefined;
  readonly retention?: readonly RetentionPolicyChange[] | undefined;
  readonly approvals?: readonly ApprovalPolicyChange[] | undefined;
  readonly claims?: readonly ClaimPolicyChange[] | undefined;
}

/** The policies that the desk works by. */
export interface DeskPolicies {
  readonly sla: readonly SlaPolicy[];
  readonly escalations: readonly EscalationPolicy[];
  readonly disputes: readonly DisputePolicy[];
  readonly followUps: readonly FollowUpPolicy[];
  readonly retention: readonly RetentionPolicy[];
  readonly approvals: readonly ApprovalPolicy[];
  readonly claims: readonly ClaimPolicy[];
}

/** Sections 1, 4, 5 and 8 of the service rules, and what SOC says of claims and approvals, as shipped. */
export const SHIPPED_POLICIES: DeskPolicies = {
  sla: slaPolicies,
  escalations: escalationPolicies,
  disputes: disputePolicies,
  followUps: followUpPolicies,
  retention: retentionPolicies,
  approvals: approvalPolicies,
  claims: claimPolicies,
};

/** Lays changes over policies. @throws Error that names the policy, the faulty value and what would be right. */
export function applyPolicyChanges(shipped: DeskPolicies, changes: PolicyChanges): DeskPolicies {
  return {
    sla: overlaySlaPolicies(shipped.sla, changes.sla ?? []),
    escalations: overlay(shipped.escalations, changes.escalations ?? [], changeEscalation),
    disputes: overlay(shipped.disputes, changes.disputes ?? [], (policy, change) => ({ ...policy, ...named(change) })),
    followUps: overlay(shipped.followUps, changes.followUps ?? [], (policy, { enabled: _, ...change }) => ({
      ...policy,
      ...named(change),
    })),
    retention: overlay(shipped.retention, changes.retention ?? [], (policy, { days = policy.days }) => ({
      ...policy,
      days,
    })),
    approvals: overlay(shipped.approvals, changes.approvals ?? [], (policy, { levels = policy.levels }) => ({
      ...policy,
      levels,
    })),
    claims: overlay(shipped.claims, changes.claims ?? [], (policy, { idleMinutes = policy.idleMinutes }) => ({
      ...policy,
      idleMinutes,
    })),
  };
}

function overlay<
  P extends { readonly id: string },
  C extends { readonly id: string; readonly enabled?: boolean | undefined },
>(shipped: readonly P[], changes: readonly C[], apply: (policy: P, change: C) => P): P[] {
  const byId = new Map(shipped.map((policy) => [policy.id, policy]));
  for (const change of changes) {
    const policy = byId.get(change.id);
    if (policy === undefined)
      throw new Error(`Policy "${change.id}" is unknown. Known: ${shipped.map(({ id }) => id).join(', ')}.`);
    for (const [key, value] of Object.entries(change))
      if (typeof value === 'number' && (!Number.isFinite(value) || value < 0))
        throw new Error(`Policy "${change.id}": "${key}" has to be a number of at least 0, not ${value}.`);
    if (change.enabled === false) byId.delete(change.id);
    else byId.set(change.id, apply(policy, change));
  }
  return [...byId.values()];
}

function changeEscalation(policy: EscalationPolicy, change: EscalationPolicyChange): EscalationPolicy {
  const { id, enabled: _, afterMinutes, minComplaints, aboveAmountYuan, minStorySize, ...rest } = change;
  const wanted = named({ afterMinutes, minComplaints, aboveAmountYuan, minStorySize });
  for (const key of Object.keys(wanted))
    if (!(key in policy.trigger))
      throw new Error(`Policy "${id}" has no "${key}": its trigger is ${policy.trigger.type}.`);
  if (rest.to !== undefined && 'departmentHead' in rest.to && policy.trigger.type !== 'department-silent')
    throw new Error(`Policy "${id}" asks no department, so it has no head to go to; name a role.`);
  return { ...policy, ...named(rest), trigger: { ...policy.trigger, ...wanted } as EscalationPolicy['trigger'] };
}

/** Only what was named. */
export function named<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
