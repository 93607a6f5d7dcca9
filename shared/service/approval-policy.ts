import type { Level } from '../model/analysis.ts';

/** Which public answers another person has to agree to. */
export interface ApprovalPolicy {
  readonly rule: string;
  /** Answers to posts of these levels wait for a lead or PR. */
  readonly levels: readonly Level[];
}

/** SOC-6: PR decide how a complaint that may become public opinion is answered. */
const APPROVAL_POLICY: ApprovalPolicy = { rule: 'SOC-6', levels: ['red'] };

/** Whether the public answer to a post of this level needs the word of a lead or PR. */
export function needsApproval(level: Level): boolean {
  return APPROVAL_POLICY.levels.includes(level);
}

/** Whether two wordings are the same for who approves: blanks and line ends do not count. */
export function isSameWording(one: string, other: string): boolean {
  return squeeze(one) === squeeze(other);
}

function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
