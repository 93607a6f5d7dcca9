import type { Labels } from '../../shared/model/labels.ts';
import type { Poll, SourceMemory } from '../../shared/model/source.ts';
import type { StoredSource } from '../store/heard/sources.ts';
import { sayError } from './ask/ask-source.ts';
import { SourceRefusal } from './ask/source-refusal.ts';
import type { RecordedEntries } from './entry-batch.ts';
import { findDoubt } from './health/find-doubts.ts';
import { remarkAfter } from './health/remark.ts';
import { type HealthChange, judgeHealth } from './health/source-health.ts';
import { type NextPoll, planNextPoll } from './pace/next-poll.ts';
import type { Pipeline } from './pipeline.ts';

/** How a poll leaves its source: what is remembered, how well it is heard, when it is asked again. */
export interface SettledPoll {
  readonly change: Partial<SourceMemory>;
  readonly health: HealthChange;
  readonly nextPollAt: number;
}

/** Settles a poll that was answered. */
export function settlePoll(
  pipeline: Pipeline,
  { source, memory }: StoredSource,
  answered: { readonly poll: Poll; readonly sum: RecordedEntries; readonly now: number; readonly isPushed: boolean },
): SettledPoll {
  const { poll, sum, now, isPushed } = answered;
  const listed = poll.entries.length;
  if (listed > 0) pipeline.recall.of(source.id).listed = listed;
  const isAfterCursor = poll.cursor !== undefined;
  const doubt = findDoubt(
    pipeline,
    { id: source.id, memory },
    {
      ...{ listed, recorded: sum, now, isAfterCursor, isCut: poll.isCut === true, poll },
    },
  );
  // After a complaint or a gap the source is looked at more often for a while.
  const isAlarmed = doubt?.kind === 'gap' || sum.found.some(({ analysis }) => analysis.complaint.is);
  if (isAlarmed) pipeline.recall.of(source.id).lastComplaintAt = now;
  const waitSeconds = poll.waitSeconds ?? null;
  const quota = poll.quota ?? null;
  const { cache, parts = 1, fault } = poll;
  const errorCount = fault === undefined ? 0 : memory.errorCount + 1;
  const plan = planAfter(pipeline, source.id, {
    ...{ now, errorCount, isPushed, quota, parts, cache: cache ?? null },
    // After a fault the wait would be taken for an order; a cache gives none.
    waitSeconds: fault === undefined ? waitSeconds : null,
  });
  const cannotKeepWindow = plan.cannotKeepWindow !== null;
  const { windowMs } = pipeline.pollPolicy;
  const ok = fault === undefined;
  const error = ok ? null : sayError(new SourceRefusal(fault));
  const { nextPollAt } = plan;
  const why = plan.cannotKeepWindow && sayLabels(plan.cannotKeepWindow);
  const remark = remarkAfter(memory, poll);
  const judged = judgeHealth(memory, { now, ok, error, cannotKeepWindow, windowMs, doubt, nextPollAt, remark });
  const health = ok && doubt === null && why !== null ? { ...judged, lastError: joinReasons(why, remark) } : judged;
  const change = {
    ...rememberHealth(health),
    nextPollAt,
    lastPollAt: now,
    ...validatorsOf(poll),
    ...(quota === null ? {} : { quotaLeft: quota.left, quotaResetAt: quota.resetAt }),
    ...(sum.newEntries > 0 ? { lag: pipeline.recall.lagSplit(source.id) ?? memory.lag } : {}),
    ...(sum.newEntries > 0 ? { lastNewEntryAt: now } : {}),
  };
  return { change, health, nextPollAt };
}

/** Settles a poll that failed, for a reason. */
export function settleFailure(
  pipeline: Pipeline,
  { source, memory }: StoredSource,
  failed: { readonly now: number; readonly reason: string; readonly waitSeconds: number | null },
): SettledPoll {
  const { now, reason, waitSeconds } = failed;
  const plan = planAfter(pipeline, source.id, { now, errorCount: memory.errorCount + 1, waitSeconds, isPushed: false });
  const cannotKeepWindow = plan.cannotKeepWindow !== null;
  const { windowMs } = pipeline.pollPolicy;
  const { nextPollAt } = plan;
  const error = plan.cannotKeepWindow ? `${reason} (${sayLabels(plan.cannotKeepWindow)})` : reason;
  const health = judgeHealth(memory, { now, ok: false, error, cannotKeepWindow, windowMs, nextPollAt });
  return { change: { ...rememberHealth(health), nextPollAt, lastPollAt: now }, health, nextPollAt };
}

function joinReasons(why: string, remark: string | null): string {
  return remark === null ? why : `${why}；${remark}`;
}

function sayLabels(labels: Labels): string {
  return `${labels['zh-CN']} · ${labels.en}`;
}

function planAfter(
  pipeline: Pipeline,
  sourceId: string,
  after: {
    now: number;
    errorCount: number;
    waitSeconds: number | null;
    isPushed: boolean;
    quota?: Poll['quota'] | null;
    cache?: NonNullable<Poll['cache']> | null;
    parts?: number;
  },
): NextPoll {
  const { recall } = pipeline;
  return planNextPoll({
    ...after,
    quota: after.quota ?? null,
    policy: pipeline.pollPolicy,
    allocatedMs: recall.allocatedMs(sourceId),
    lagMs: recall.lagMs(sourceId),
    waitIsOrder: after.errorCount > 0,
    lastComplaintAt: recall.of(sourceId).lastComplaintAt,
    random: pipeline.random(),
  });
}

function rememberHealth({ changedFrom: _, ...health }: HealthChange): Partial<SourceMemory> {
  return health;
}

/** Validators and cursor of the answer; a 304 leaves them as they were. */
function validatorsOf(poll: Poll): Partial<SourceMemory> {
  return {
    ...(poll.notModified ? {} : { etag: poll.etag ?? null, lastModified: poll.lastModified ?? null }),
    ...(poll.cursor === undefined ? {} : { cursor: poll.cursor }),
  };
}
