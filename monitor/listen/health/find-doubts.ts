import type { Poll, SourceMemory } from '../../../shared/model/source.ts';
import type { RecordedEntries } from '../entry-batch.ts';
import { judgeSilence } from '../pace/judge-silence.ts';
import type { Pipeline } from '../pipeline.ts';
import { isRemark, remarkAfter } from './remark.ts';
import type { Doubt, Health } from './source-health.ts';

/** A document with fewer entries may be all new without anything having been missed. */
const LEAST_FOR_GAP = 5;
/** A list of which so much cannot be read has changed its shape: that is told, not only shown. */
const DRIFT_SHARE = 0.5;
const LEAST_FOR_DRIFT = 2;

/** What makes a source doubtful although it answered: posts that cannot be stored or read, a gap since the last look, a silence it never had. */
export function findDoubt(
  pipeline: Pipeline,
  source: { readonly id: string; readonly memory: SourceMemory },
  seen: {
    readonly listed: number;
    readonly recorded: RecordedEntries;
    readonly now: number;
    /** Only what is newer than the last look was asked for: nothing old among it says nothing. */
    readonly isAfterCursor: boolean;
    /** More had come than one look reads. */
    readonly isCut: boolean;
    readonly poll: Poll;
  },
): Doubt | null {
  const { id, memory } = source;
  const { listed, recorded, now, isAfterCursor, isCut } = seen;
  if (recorded.refused.length > 0) return { kind: 'unrecorded', since: now, missing: recorded.refused.length };
  const drift = findDrift(memory, seen.poll, now);
  if (drift !== null) return drift;
  const heardBefore = memory.lastSuccessAt !== null && memory.lastNewEntryAt !== null;
  const isAllNew = !isAfterCursor && listed >= LEAST_FOR_GAP && recorded.newEntries === listed;
  if (heardBefore && (isCut || isAllNew)) {
    return { kind: 'gap', since: memory.lastSuccessAt ?? now, missing: null };
  }
  if (recorded.newEntries > 0) return null;
  const missing = judgeSilence(pipeline.recall.of(id).profile, memory.lastNewEntryAt, now);
  return missing === null ? null : { kind: 'quiet', since: memory.lastNewEntryAt ?? now, missing };
}

/** So many items of the last list that was read could not be read that its shape must have changed. */
export function findDrift(before: Health, poll: Poll, now: number): Doubt | null {
  const { total, unread } = poll.items ?? { total: 0, unread: 0 };
  if (total >= LEAST_FOR_DRIFT && unread >= total * DRIFT_SHARE) return { kind: 'unread', since: now, missing: unread };
  const isUnknown = total === 0 && before.state === 'late' && before.errorCount === 0;
  const held = isUnknown && isRemark(before.lastError) && remarkAfter(before, poll) !== null;
  return held ? { kind: 'unread', since: before.blindSince ?? now, missing: null } : null;
}
