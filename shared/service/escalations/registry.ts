import type { EscalationPolicy } from '../escalation-policy.ts';
import departmentSilent from './department-silent.ts';
import noFirstResponse from './no-first-response.ts';
import repeatedOrCostly from './repeated-or-costly.ts';
import resolutionOverdue from './resolution-overdue.ts';
import safetyOrPublicOpinion from './safety-or-public-opinion.ts';
import technicalSilent from './technical-silent.ts';

/** Section 4 as shipped, gravest first. */
export const escalationPolicies: readonly EscalationPolicy[] = [
  safetyOrPublicOpinion,
  repeatedOrCostly,
  noFirstResponse,
  technicalSilent,
  departmentSilent,
  resolutionOverdue,
];
