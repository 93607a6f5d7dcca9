import { LEVELS, type Level } from '../model/analysis.ts';
import type { Labels } from '../model/labels.ts';

/** Which public answers another person has to agree to. */
export interface ApprovalPolicy {
  readonly id: 'public-answer';
  readonly rule: 'SOC-6';
  readonly name: Labels;
  /** Answers to posts of these levels wait for a lead or PR. */
  readonly levels: readonly Level[];
}

/** SOC-6: PR decide how a complaint that may become public opinion is answered. */
export const approvalPolicies: readonly ApprovalPolicy[] = [
  {
    id: 'public-answer',
    rule: 'SOC-6',
    name: { 'zh-CN': '公开回应先要同意', en: 'Public answers that somebody agrees to first' },
    levels: ['red'],
  },
];

/** Levels whose public answers need somebody's word, of policies as the API shows them. A monitor that says nothing of them has those that ship. */
export function listApprovalLevels(
  policies: readonly { readonly [key: string]: unknown }[] = approvalPolicies.map((policy) => ({ ...policy })),
): readonly Level[] {
  const named = policies.flatMap(({ levels }) => (Array.isArray(levels) ? (levels as readonly unknown[]) : []));
  return LEVELS.filter((level) => named.includes(level));
}

/** Whether two wordings are the same for who approves: blanks and line ends do not count. */
export function isSameWording(one: string, other: string): boolean {
  return squeeze(one) === squeeze(other);
}

function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
