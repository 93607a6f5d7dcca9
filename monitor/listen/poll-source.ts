import type { Poll, SourceMemory } from '../../shared/model/source.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { type StoredSource, saveMemory } from '../store/sources.ts';
import { askHub } from './ask-hub.ts';
import { askSource, sayError } from './ask-source.ts';
import { findDoubt } from './find-doubts.ts';
import { planNextPoll } from './next-poll.ts';
import { noteIncident } from './note-incident.ts';
import type { Pipeline } from './pipeline.ts';
import { isPushed, readSubscription } from './push-subscription.ts';
import { type RecordedEntries, recordEntries } from './record-entries.ts';
import { judgeHealth } from './source-health.ts';
import { SourceRefusal } from './source-refusal.ts';

/** Some servers say 304 for ever: after this long the whole document is asked for. */
const FULL_LOOK_MS = 3_600_000;

/** What one poll came to. */
export interface PollReport {
  readonly outcome: 'new' | 'unchanged' | 'failed';
  readonly recorded: RecordedEntries;
  readonly nextPollAt: number;
  readonly error: string | null;
}

const NOTHING: RecordedEntries = { newEntries: 0, found: [], updated: [], publishedAts: [] };

/**
 * The way of a post, from top to bottom. Faults of a source end here: they are written on the source, where a person sees them, and
 * touch no other source.
 */
export async function pollSource(
  pipeline: Pipeline,
  { source, memory }: StoredSource,
  signal: AbortSignal,
): Promise<PollReport> {
  // 1. The source type fetches; documents are decoded and parsed on the way.
  const startedAt = pipeline.clock.now();
  pipeline.recall.countPoll();
  let poll: Poll;
  try {
    poll = await look(pipeline, { source, memory }, startedAt, signal);
  } catch (error) {
    // A stop of the monitor is nobody's fault: the source stays due.
    if (signal.aborted)
      return { outcome: 'failed', recorded: NOTHING, nextPollAt: memory.nextPollAt, error: 'stopped' };
    return recordFailure(pipeline, { source, memory }, error);
  }
  pipeline.checkpoint?.('poll:fetched');
  if (poll.push) await askHub(pipeline, source, poll.push);
  const pushed = isPushed(pipeline.publicUrl ? await readSubscription(pipeline.db, source.id) : null, startedAt);

  // 2. Entries once → match → understand → triage → mention, clocks, alert rows, event; 3. memory and health with the last of them.
  const now = pipeline.clock.now();
  let nextPollAt = now;
  const recorded = await recordEntries(
    pipeline,
    { source, entries: poll.entries, now, importedBefore: firstLookLimit(pipeline, memory, now) },
    async (trx, sum) => {
      const doubt = findDoubt(pipeline, { id: source.id, memory }, { listed: poll.entries.length, recorded: sum, now });
      const mayHaveMissed = doubt?.kind === 'gap';
      const plan = planAfter(pipeline, source.id, {
        now,
        errorCount: 0,
        waitSeconds: poll.waitSeconds ?? null,
        sum,
        mayHaveMissed,
        pushed,
      });
      const cannotKeepWindow = plan.cannotKeepWindow !== null;
      const { windowMs } = pipeline.pollPolicy;
      const health = judgeHealth(memory, { now, ok: true, error: null, cannotKeepWindow, windowMs, doubt });
      const { changedFrom: _, ...kept } = health;
      // What was pushed while we looked may not have been in what we saw.
      const pushedAt = pipeline.publicUrl ? (await readSubscription(trx, source.id))?.lastPushAt : null;
      nextPollAt = (pushedAt ?? 0) >= startedAt ? now : plan.nextPollAt;
      await saveMemory(trx, source.id, {
        ...kept,
        lastError: health.lastError ?? plan.cannotKeepWindow?.['zh-CN'] ?? null,
        nextPollAt,
        lastPollAt: now,
        ...validatorsOf(poll),
        ...(sum.newEntries > 0 ? { lastNewEntryAt: now } : {}),
      });
      await noteIncident(pipeline, trx, source, memory, health);
    },
  );

  if (poll.entries.length > 0) pipeline.recall.of(source.id).listed = poll.entries.length;
  learn(pipeline, source.id, memory, recorded, now);
  const outcome = recorded.newEntries > 0 ? 'new' : 'unchanged';
  pipeline.observer?.polled?.(outcome, source.drill);
  return { outcome, recorded, nextPollAt, error: null };
}

/** Asks with the validators of the last answer, but now and then without. */
async function look(
  pipeline: Pipeline,
  { source, memory }: StoredSource,
  now: number,
  signal: AbortSignal,
): Promise<Poll> {
  const notes = pipeline.recall.of(source.id);
  const isFull = notes.lastFullAt !== null && now - notes.lastFullAt >= FULL_LOOK_MS;
  const poll = await askSource(
    pipeline,
    source,
    isFull ? { ...memory, etag: null, lastModified: null } : memory,
    signal,
  );
  if (isFull || notes.lastFullAt === null) notes.lastFullAt = now;
  return poll;
}

async function recordFailure(
  pipeline: Pipeline,
  { source, memory }: StoredSource,
  error: unknown,
): Promise<PollReport> {
  const now = pipeline.clock.now();
  const reason = sayError(error);
  const waitSeconds = error instanceof SourceRefusal ? error.waitSeconds : null;
  const plan = planAfter(pipeline, source.id, { now, errorCount: memory.errorCount + 1, waitSeconds, sum: NOTHING });
  const health = judgeHealth(memory, {
    now,
    ok: false,
    error: reason,
    cannotKeepWindow: plan.cannotKeepWindow !== null,
    windowMs: pipeline.pollPolicy.windowMs,
  });
  const { changedFrom: _, ...kept } = health;
  await inTransaction(pipeline.db, async (trx: Db) => {
    await saveMemory(trx, source.id, { ...kept, nextPollAt: plan.nextPollAt, lastPollAt: now });
    await noteIncident(pipeline, trx, source, memory, health);
  });
  pipeline.log.warn('source.failed', { sourceId: source.id, reason, errorCount: health.errorCount });
  pipeline.observer?.polled?.('failed', source.drill);
  return { outcome: 'failed', recorded: NOTHING, nextPollAt: plan.nextPollAt, error: reason };
}

/** On the first look at a source, what was public before the window is from before we listened: it starts no clock and rings nobody. */
function firstLookLimit(pipeline: Pipeline, memory: SourceMemory, now: number): number | null {
  return memory.lastSuccessAt === null ? now - pipeline.pollPolicy.windowMs : null;
}

function planAfter(
  pipeline: Pipeline,
  sourceId: string,
  after: {
    now: number;
    errorCount: number;
    waitSeconds: number | null;
    sum: RecordedEntries;
    mayHaveMissed?: boolean;
    pushed?: boolean;
  },
) {
  const notes = pipeline.recall.of(sourceId);
  // After a complaint or a gap the source is looked at more often for a while.
  const isAlarmed = after.mayHaveMissed === true || after.sum.found.some(({ analysis }) => analysis.complaint.is);
  if (isAlarmed) notes.lastComplaintAt = after.now;
  return planNextPoll({
    now: after.now,
    policy: pipeline.pollPolicy,
    allocatedMs: pipeline.recall.allocatedMs(sourceId),
    lagMs: pipeline.recall.lagMs(sourceId),
    errorCount: after.errorCount,
    waitSeconds: after.waitSeconds,
    waitIsOrder: after.errorCount > 0,
    lastComplaintAt: notes.lastComplaintAt,
    isPushed: after.pushed === true,
    random: pipeline.random(),
  });
}

function learn(
  pipeline: Pipeline,
  sourceId: string,
  memory: SourceMemory,
  recorded: RecordedEntries,
  now: number,
): void {
  const { newEntries, publishedAts } = recorded;
  pipeline.recall.learn(sourceId, { now, previousSuccessAt: memory.lastSuccessAt, publishedAts, newEntries });
}

/** Validators and cursor of the answer; a 304 leaves them as they were. */
function validatorsOf(poll: Poll): Partial<SourceMemory> {
  return {
    ...(poll.notModified ? {} : { etag: poll.etag ?? null, lastModified: poll.lastModified ?? null }),
    ...(poll.cursor === undefined ? {} : { cursor: poll.cursor }),
  };
}
