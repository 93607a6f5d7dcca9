import type { PolicyChanges } from './policy-changes.ts';
import { slaPolicies } from './sla-policies/registry.ts';

/** Rules by which the tickets of one department can be worked apart from the others'. */
const TRIED_SECTIONS: readonly (keyof PolicyChanges)[] = ['sla', 'escalations', 'disputes', 'followUps'];

/**
 * Whether a pilot (KPI-9) can try a rule. A commitment for posts holds before anybody knows the department; how long
 * something is kept, who approves answers and when a claim ends is one thing for the whole house.
 */
export function canBeTried(section: keyof PolicyChanges, id: string): boolean {
  if (section === 'sla') return slaPolicies.some((policy) => policy.id === id && policy.subject === 'ticket');
  return TRIED_SECTIONS.includes(section);
}

/** Ids of changed rules that no pilot can try, in the order in which they stand. */
export function listUntried(changes: PolicyChanges): string[] {
  return Object.entries(changes).flatMap(([section, list]: [string, readonly { readonly id: string }[] | undefined]) =>
    (list ?? []).filter(({ id }) => !canBeTried(section as keyof PolicyChanges, id)).map(({ id }) => id),
  );
}
