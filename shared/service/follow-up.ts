import type { FollowUpAction, FollowUpEvent, FollowUpPolicy } from './follow-up-policy.ts';

/** A follow-up with its instant. */
export interface FollowUp {
  readonly policyId: string;
  readonly rule: string;
  readonly action: FollowUpAction;
  readonly dueAt: number;
}

const MINUTE_MS = 60_000;

/** The follow-ups that an event sets, soonest first. */
export function planFollowUps(event: FollowUpEvent, at: number, policies: readonly FollowUpPolicy[]): FollowUp[] {
  return policies
    .filter((policy) => policy.on === event)
    .map((policy) => place(policy, at))
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** The next of a repeated follow-up after it was done at `doneAt`; null when it comes once. */
export function planNextFollowUp(
  policyId: string,
  doneAt: number,
  policies: readonly FollowUpPolicy[],
): FollowUp | null {
  const policy = policies.find((candidate) => candidate.id === policyId);
  return policy?.isRepeated ? place(policy, doneAt) : null;
}

function place(policy: FollowUpPolicy, at: number): FollowUp {
  return { policyId: policy.id, rule: policy.rule, action: policy.action, dueAt: at + policy.afterMinutes * MINUTE_MS };
}
