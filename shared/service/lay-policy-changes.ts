import type { SlaPolicyChange } from './overlay-sla-policies.ts';
import { named, type PolicyChanges } from './policy-changes.ts';

/**
 * Changes over changes: of a value that both name the later one holds, everything else of either stays. So what the lower one
 * switched off can be switched on again, with its own minutes.
 */
export function layPolicyChanges(under: PolicyChanges, over: PolicyChanges): PolicyChanges {
  return {
    sla: layById(under.sla, over.sla, layCommitment),
    escalations: layById(under.escalations, over.escalations),
    disputes: layById(under.disputes, over.disputes),
    followUps: layById(under.followUps, over.followUps),
    retention: layById(under.retention, over.retention),
    approvals: layById(under.approvals, over.approvals),
    claims: layById(under.claims, over.claims),
  };
}

function layById<C extends { readonly id: string }>(
  under: readonly C[] = [],
  over: readonly C[] = [],
  lay: (lower: C, upper: C) => C = (lower, upper) => ({ ...lower, ...named(upper) }),
): C[] {
  const byId = new Map(under.map((change) => [change.id, change]));
  for (const change of over) {
    const lower = byId.get(change.id);
    byId.set(change.id, lower === undefined ? change : lay(lower, change));
  }
  return [...byId.values()];
}

/** Minutes are named one urgency at a time, of everybody and of each group of customers. */
function layCommitment(lower: SlaPolicyChange, upper: SlaPolicyChange): SlaPolicyChange {
  const groups = { ...lower.groupMinutes };
  for (const [group, minutes] of Object.entries(upper.groupMinutes ?? {}))
    groups[group] = { ...groups[group], ...named(minutes) };
  return {
    ...lower,
    ...named(upper),
    minutes: { ...lower.minutes, ...named(upper.minutes ?? {}) },
    ...(Object.keys(groups).length === 0 ? {} : { groupMinutes: groups }),
  };
}
