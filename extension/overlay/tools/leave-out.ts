import type { GuardFinding, GuardVerdict } from '../../../shared/model/guard.ts';
import { quoteFinding } from '../../../shared/replies/quote-finding.ts';
import { askBackground } from '../../ask-background.ts';
import type { GuardSetting } from './guard-setting.ts';

/** A finding is the same as long as its words are. */
export function nameFinding({ type, start, end }: GuardFinding, text: string): string {
  return `${type}:${text.slice(start, end)}`;
}

/** Leaves out what the person said is none, or stands by; what has a valid form stays. */
export function leaveOut(verdict: GuardVerdict, text: string, ignored: readonly string[]): GuardVerdict {
  if (ignored.length === 0) return verdict;
  const findings = verdict.findings.filter(
    (finding) => finding.certain || !ignored.includes(nameFinding(finding, text)),
  );
  return {
    findings,
    block: findings.some(({ weight }) => weight === 'block'),
    warn: findings.some(({ weight }) => weight === 'warn'),
  };
}

/** Keeps a correction ("no order number") or an override on record: what kind of finding it was, and the words around it with personal data covered. */
export function recordDecision(
  { site = '', mentionId }: GuardSetting,
  finding: GuardFinding,
  text: string,
  reason: string | null,
): void {
  const { type, rule } = finding;
  const words = quoteFinding(text, finding);
  askBackground('guard.note', { decision: { site, mentionId, type, rule, reason, words, at: Date.now() } }).catch(
    (error: unknown) => console.error('[earshot]', error),
  );
}
