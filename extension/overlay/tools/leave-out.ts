import type { GuardFinding, GuardVerdict } from '../../../shared/model/guard.ts';
import { askBackground } from '../../ask-background.ts';

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

/** Keeps a correction ("no order number") or an override on record. Of personal data only the kind is kept, never the words. */
export function recordDecision(site: string, finding: GuardFinding, text: string, reason: string | null): void {
  const words = reason === null ? null : text.slice(finding.start, finding.end).slice(0, 200);
  askBackground('guard.note', {
    decision: { site, type: finding.type, rule: finding.rule, words, reason, at: Date.now() },
  }).catch((error: unknown) => console.error('[earshot]', error));
}
