import type { SourceMemory, SourceState } from '../../shared/model/source.ts';

/** Failures in a row after which a source counts as blind, even if the window has not passed yet. */
const BLIND_AFTER_ERRORS = 3;

/** What a poll said about the health of its source. */
export interface HealthReport {
  readonly now: number;
  readonly ok: boolean;
  readonly error: string | null;
  readonly cannotKeepWindow: boolean;
  readonly windowMs: number;
}

/** The part of a source's memory that tells how well it is heard. */
export type Health = Pick<SourceMemory, 'state' | 'blindSince' | 'errorCount' | 'lastError' | 'lastSuccessAt'>;

export interface HealthChange extends Health {
  /** The state before, when it changed. */
  readonly changedFrom: SourceState | null;
}

/**
 * Health after a poll. Blind: three failures in a row, or nothing heard for the whole window; `blindSince` is the last instant at which
 * something was heard, because everything after it may have been missed.
 */
export function judgeHealth(before: Health, report: HealthReport): HealthChange {
  if (report.ok) {
    const state: SourceState = report.cannotKeepWindow ? 'cannot-keep-window' : 'healthy';
    return change(before, { state, blindSince: null, errorCount: 0, lastError: null, lastSuccessAt: report.now });
  }
  const errorCount = before.errorCount + 1;
  const heardAt = before.lastSuccessAt ?? before.blindSince ?? report.now;
  const blind = errorCount >= BLIND_AFTER_ERRORS || report.now - heardAt >= report.windowMs;
  return change(before, {
    state: blind ? 'blind' : 'late',
    blindSince: heardAt,
    errorCount,
    lastError: report.error,
    lastSuccessAt: before.lastSuccessAt,
  });
}

function change(before: Health, after: Health): HealthChange {
  return { ...after, changedFrom: before.state === after.state ? null : before.state };
}

/** Whether the change of a state is worth a message to administrators: going blind, and being heard again. */
export function isIncident(change: HealthChange): 'blind' | 'heard-again' | null {
  if (change.changedFrom === null) return null;
  if (change.state === 'blind') return 'blind';
  return change.changedFrom === 'blind' && change.errorCount === 0 ? 'heard-again' : null;
}
