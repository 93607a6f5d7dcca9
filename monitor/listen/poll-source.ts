import type { Poll } from '../../shared/model/source.ts';
import { type StoredSource, saveMemory } from '../store/heard/sources.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { askSource, sayError } from './ask/ask-source.ts';
import { SourceRefusal } from './ask/source-refusal.ts';
import { NOTHING_RECORDED, type RecordedEntries } from './entry-batch.ts';
import { noteIncident } from './health/note-incident.ts';
import { isNews } from './health/source-health.ts';
import type { Pipeline } from './pipeline.ts';
import { askHub } from './push/ask-hub.ts';
import { isPushed, isSilent, keepSubscription, readSubscription } from './push/push-subscription.ts';
import { recordEntries } from './record-entries.ts';
import { saveMemorySoon } from './save-memory-soon.ts';
import { type SettledPoll, settleFailure, settlePoll } from './settle-poll.ts';
import { streamWayOf } from './stream/start-streams.ts';
import { isStreamLive, readStream } from './stream/stream-lease.ts';

/** Some servers say 304 for ever: after this long the whole document is asked for. */
const FULL_LOOK_MS = 3_600_000;

/** What one poll came to. */
export interface PollReport {
  readonly outcome: 'new' | 'unchanged' | 'failed';
  readonly recorded: RecordedEntries;
  readonly nextPollAt: number;
  readonly error: string | null;
}

/**
 * The way of a post, from top to bottom. Faults of a source end here: they are written on the source, where a person sees them, and
 * touch no other source.
 */
export async function pollSource(pipeline: Pipeline, stored: StoredSource, signal: AbortSignal): Promise<PollReport> {
  const { source, memory } = stored;

  // 1. The source type fetches; documents are decoded and parsed on the way.
  const startedAt = pipeline.clock.now();
  pipeline.recall.countPoll();
  pipeline.recall.remember(source.id, memory.lag);
  let poll: Poll;
  try {
    poll = await look(pipeline, stored, startedAt, signal);
  } catch (error) {
    // A stop of the monitor is nobody's fault: the source stays due.
    if (signal.aborted)
      return { outcome: 'failed', recorded: NOTHING_RECORDED, nextPollAt: memory.nextPollAt, error: 'stopped' };
    return recordFailure(pipeline, stored, error);
  }
  pipeline.checkpoint?.('poll:fetched');
  const pushes = await canCountOnPushes(pipeline, stored, poll, startedAt);

  // 2. Most polls bring nothing: only the memory changes, together with that of others.
  const now = pipeline.clock.now();
  const settle = (sum: RecordedEntries) => settlePoll(pipeline, stored, { poll, sum, now, isPushed: pushes });
  if (poll.entries.length === 0 && !pipeline.publicUrl) {
    const settled = settle(NOTHING_RECORDED);
    if (!isNews(memory, settled.health)) {
      await saveMemorySoon(pipeline.db, source.id, settled.change);
      return report(pipeline, stored, NOTHING_RECORDED, settled.nextPollAt, now);
    }
  }

  // 3. Entries once → match → understand → triage → mention, clocks, alert rows, event; memory and health with the last of them.
  let nextPollAt = now;
  const batch = {
    source,
    entries: poll.entries,
    now,
    importedBefore: firstLookLimit(pipeline, stored, now),
    isAskedAgain: true,
  };
  const recorded = await recordEntries(pipeline, batch, async (trx, sum) => {
    const settled = settle(sum);
    // What was pushed while we looked may not have been in what we saw.
    const subscription = pipeline.publicUrl ? await readSubscription(trx, source.id) : null;
    nextPollAt = (subscription?.lastPushAt ?? 0) >= startedAt ? now : settled.nextPollAt;
    await saveSettled(pipeline, trx, stored, { ...settled, change: { ...settled.change, nextPollAt } });
    if (subscription && isSilent(subscription, memory, sum.newEntries)) {
      await keepSubscription(trx, { ...subscription, lastPushAt: null }, now);
    }
  });
  // 4. Hubs are asked last: nobody is told later because one is slow.
  await renewPushes(pipeline, stored, poll);
  return report(pipeline, stored, recorded, nextPollAt, now);
}

/** Asks with the validators of the last answer, but now and then without. */
async function look(pipeline: Pipeline, stored: StoredSource, now: number, signal: AbortSignal): Promise<Poll> {
  const { source, memory } = stored;
  const notes = pipeline.recall.of(source.id);
  const isFull = notes.lastFullAt !== null && now - notes.lastFullAt >= FULL_LOOK_MS;
  const asked = isFull ? { ...memory, etag: null, lastModified: null } : memory;
  const poll = await askSource(pipeline, source, asked, signal);
  if (isFull || notes.lastFullAt === null) notes.lastFullAt = now;
  return poll;
}

/** True while pushes, or a stream, can be counted on; not where the feed, read whole, offers no hub any more. */
async function canCountOnPushes(
  pipeline: Pipeline,
  { source }: StoredSource,
  poll: Poll,
  now: number,
): Promise<boolean> {
  if (streamWayOf(pipeline, source) !== null && isStreamLive(await readStream(pipeline.db, source.id), now))
    return true;
  if (!pipeline.publicUrl || (!poll.push && !poll.notModified)) return false;
  return isPushed(await readSubscription(pipeline.db, source.id), now);
}

/** Subscribes where a hub is offered; an unchanged document offers what it did before. */
async function renewPushes(pipeline: Pipeline, { source }: StoredSource, poll: Poll): Promise<void> {
  if (!pipeline.publicUrl) return;
  const offer = poll.push ?? (poll.notModified ? await readSubscription(pipeline.db, source.id) : null);
  if (offer) await askHub(pipeline, source, offer);
}

async function recordFailure(pipeline: Pipeline, stored: StoredSource, error: unknown): Promise<PollReport> {
  const now = pipeline.clock.now();
  const reason = sayError(error);
  const waitSeconds = error instanceof SourceRefusal ? error.waitSeconds : null;
  const settled = settleFailure(pipeline, stored, { now, reason, waitSeconds });
  await inTransaction(pipeline.db, (trx) => saveSettled(pipeline, trx, stored, settled));
  const { id: sourceId, drill } = stored.source;
  pipeline.log.warn('source.failed', { sourceId, reason, errorCount: settled.health.errorCount });
  pipeline.observer?.polled?.('failed', drill);
  return { outcome: 'failed', recorded: NOTHING_RECORDED, nextPollAt: settled.nextPollAt, error: reason };
}

async function saveSettled(pipeline: Pipeline, trx: Db, stored: StoredSource, settled: SettledPoll): Promise<void> {
  await saveMemory(trx, stored.source.id, settled.change);
  await noteIncident(pipeline, trx, stored.source, stored.memory, settled.health);
}

/** On the first look at a source, what was public before the window is from before we listened: it starts no clock and rings nobody. */
function firstLookLimit(pipeline: Pipeline, { memory }: StoredSource, now: number): number | null {
  return memory.lastSuccessAt === null ? now - pipeline.pollPolicy.windowMs : null;
}

function report(
  pipeline: Pipeline,
  { source, memory }: StoredSource,
  recorded: RecordedEntries,
  nextPollAt: number,
  now: number,
): PollReport {
  const { newEntries, publishedAts } = recorded;
  const matched = recorded.found.length;
  pipeline.recall.learn(source.id, { now, previousSuccessAt: memory.lastSuccessAt, publishedAts, newEntries, matched });
  const outcome = newEntries > 0 ? 'new' : 'unchanged';
  pipeline.observer?.polled?.(outcome, source.drill);
  return { outcome, recorded, nextPollAt, error: null };
}
