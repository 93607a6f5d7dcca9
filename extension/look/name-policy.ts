import type { Language } from '../../shared/model/labels.ts';
import { disputePolicies } from '../../shared/service/disputes/registry.ts';
import { slaPolicies } from '../../shared/service/sla-policies/registry.ts';
import triage from '../../shared/understanding/policies/triage.json' with { type: 'json' };

const DEPARTMENTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = triage.departmentLabels;

/** The departments of the shipped policies (CLS-7). */
export const DEPARTMENT_IDS: readonly string[] = Object.keys(triage.departmentLabels);

/** What a commitment in time is called; its id where an administrator made it. */
export function nameCommitment(policyId: string, language: Language): string {
  const policy = [...slaPolicies, ...disputePolicies].find(({ id }) => id === policyId);
  return policy?.name[language] ?? policyId;
}

/** What a department is called (CLS-7); its id where an administrator made it. */
export function nameDepartment(id: string, language: Language): string {
  return DEPARTMENTS[id]?.[language] ?? id;
}
