import type { SourceMemory } from '../../../shared/model/source.ts';
import type { RecordedEntries } from '../entry-batch.ts';
import { judgeSilence } from '../pace/judge-silence.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Doubt } from './source-health.ts';

/** A document with fewer entries may be all new without anything having been missed. */
const LEAST_FOR_GAP = 5;

/** What makes a source doubtful although it answered: posts that cannot be stored, a gap since the last look, a silence it never had. */
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
  },
): Doubt | null {
  const { id, memory } = source;
  const { listed, recorded, now, isAfterCursor, isCut } = seen;
  if (recorded.refused.length > 0) return { kind: 'unrecorded', since: now, missing: recorded.refused.length };
  const heardBefore = memory.lastSuccessAt !== null && memory.lastNewEntryAt !== null;
  const isAllNew = !isAfterCursor && listed >= LEAST_FOR_GAP && recorded.newEntries === listed;
  if (heardBefore && (isCut || isAllNew)) {
    return { kind: 'gap', since: memory.lastSuccessAt ?? now, missing: null };
  }
  if (recorded.newEntries > 0) return null;
  const missing = judgeSilence(pipeline.recall.of(id).profile, memory.lastNewEntryAt, now);
  return missing === null ? null : { kind: 'quiet', since: memory.lastNewEntryAt ?? now, missing };
}
