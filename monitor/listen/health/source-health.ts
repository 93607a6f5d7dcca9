import type { SourceMemory, SourceState } from '../../../shared/model/source.ts';
import { isRemark, remarkIn } from './remark.ts';

/** Failures in a row after which a source counts as blind, even if the window has not passed yet. */
const BLIND_AFTER_ERRORS = 3;

/** What stands on a source while it is doubted; also how a doubt is known again after a restart. */
const GAP_SAYING =
  '有缺口：上次看到的已全部不在列表里，其间的帖子可能漏掉 · gap: nothing of the look before is listed any more; posts in between may have been missed';
const QUIET_SAYING =
  '异常安静：往常这时已有新帖，现在一条也没有 · quiet: posts would usually have come by now, and none did';

const UNRECORDED_SAYING =
  '有帖子存不下，详见日志 · unrecorded: posts came that could not be stored; the log has the reason';

/** A source that answers, but not as it should: posts may be missed. */
export interface Doubt {
  /**
   * `gap`: nothing of the last look was listed any more; `quiet`: it never was silent for so long at these hours; `unrecorded`: posts came
   * that could not be stored; `unread`: most items of its list could not be read.
   */
  readonly kind: 'gap' | 'quiet' | 'unrecorded' | 'unread';
  readonly since: number;
  /** Entries that would usually have come, or that could not be stored; null: not known. */
  readonly missing: number | null;
}

/** What a poll said about the health of its source. */
export interface HealthReport {
  readonly now: number;
  readonly ok: boolean;
  readonly error: string | null;
  readonly cannotKeepWindow: boolean;
  readonly windowMs: number;
  /** When it is asked again; left out: soon. */
  readonly nextPollAt?: number;
  /** Only of a poll that was answered. */
  readonly doubt?: Doubt | null;
  /** What a person should know of what was read (`remarkAfter`). */
  readonly remark?: string | null;
}

/** The part of a source's memory that tells how well it is heard. */
export type Health = Pick<SourceMemory, 'state' | 'blindSince' | 'errorCount' | 'lastError' | 'lastSuccessAt'>;

export interface HealthChange extends Health {
  /** The state before, when it changed. */
  readonly changedFrom: SourceState | null;
}

/**
 * Health after a poll. Blind: three failures in a row, or nothing heard for the whole window, or it is certain already that nothing will be,
 * because the server wants a pause as long as that; `blindSince` is the last instant at which something was heard, because everything
 * after it may have been missed.
 */
export function judgeHealth(before: Health, report: HealthReport): HealthChange {
  if (report.ok && report.doubt) {
    const { since } = report.doubt;
    const lastError = sayDoubt(report.doubt, report.remark ?? null);
    return change(before, { state: 'late', blindSince: since, errorCount: 0, lastError, lastSuccessAt: report.now });
  }
  if (report.ok) {
    const state: SourceState = report.cannotKeepWindow ? 'cannot-keep-window' : 'healthy';
    return change(before, {
      state,
      blindSince: null,
      errorCount: 0,
      lastError: report.remark ?? null,
      lastSuccessAt: report.now,
    });
  }
  const errorCount = before.errorCount + 1;
  const heardAt = before.lastSuccessAt ?? before.blindSince ?? report.now;
  const silentUntil = report.cannotKeepWindow ? Math.max(report.now, report.nextPollAt ?? 0) : report.now;
  const blind = errorCount >= BLIND_AFTER_ERRORS || silentUntil - heardAt >= report.windowMs;
  return change(before, {
    state: blind ? 'blind' : report.cannotKeepWindow ? 'cannot-keep-window' : 'late',
    blindSince: heardAt,
    errorCount,
    lastError: report.error,
    lastSuccessAt: before.lastSuccessAt,
  });
}

function change(before: Health, after: Health): HealthChange {
  return { ...after, changedFrom: before.state === after.state ? null : before.state };
}

function sayDoubt({ kind, missing }: Doubt, remark: string | null): string {
  if (kind === 'unread') return remark ?? '';
  if (kind === 'gap') return GAP_SAYING;
  return kind === 'quiet' ? `${QUIET_SAYING} (≈ ${missing ?? 0})` : `${UNRECORDED_SAYING} (${missing ?? 0})`;
}

/** What is worth a message to administrators: going blind, answering with less than usual, and being heard as usual again. */
export type Incident = 'blind' | Doubt['kind'] | 'heard-again';

/** Whether a poll changed anything of the health that people should see at once. */
export function isNews(before: Health, after: HealthChange): boolean {
  if (after.changedFrom !== null || incidentOf(before, after) !== null) return true;
  return remarkIn(before.lastError) !== remarkIn(after.lastError);
}

export function incidentOf(before: Health, after: HealthChange): Incident | null {
  if (after.state === 'blind') return after.changedFrom === null ? null : 'blind';
  const doubt = doubtOf(after);
  // One incident, one message: a doubt that was told is not told again while it lasts.
  if (doubt !== null) return doubtOf(before) === doubt ? null : doubt;
  const wasTold = before.state === 'blind' || doubtOf(before) !== null;
  return wasTold && after.errorCount === 0 ? 'heard-again' : null;
}

function doubtOf({ state, errorCount, lastError }: Health): Doubt['kind'] | null {
  if (state !== 'late' || errorCount > 0) return null;
  if (isRemark(lastError)) return 'unread';
  if (lastError === GAP_SAYING) return 'gap';
  if (lastError?.startsWith(UNRECORDED_SAYING)) return 'unrecorded';
  return lastError?.startsWith(QUIET_SAYING) ? 'quiet' : null;
}
