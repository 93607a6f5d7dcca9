import type { GuardFinding, GuardVerdict } from '../../../shared/model/guard.ts';
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

/** Keeps a correction ("no order number") or an override on record: what kind of finding it was, never the words. */
export function recordDecision(
  { site = '', mentionId }: GuardSetting,
  { type, rule }: GuardFinding,
  reason: string | null,
): void {
  askBackground('guard.note', { decision: { site, mentionId, type, rule, reason, at: Date.now() } }).catch(
    (error: unknown) => console.error('[earshot]', error),
  );
}
