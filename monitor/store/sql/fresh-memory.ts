import type { SourceMemory } from '../../../shared/model/source.ts';

/** What is known of a source that was never asked: it is due at `now`. */
export function freshMemory(now: number): SourceMemory {
  return {
    nextPollAt: now,
    etag: null,
    lastModified: null,
    cursor: null,
    lastPollAt: null,
    lastSuccessAt: null,
    lastNewEntryAt: null,
    state: 'healthy',
    blindSince: null,
    errorCount: 0,
    lastError: null,
    quotaLeft: null,
    quotaResetAt: null,
    lag: null,
  };
}
