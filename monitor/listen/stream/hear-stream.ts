import { setTimeout as wait } from 'node:timers/promises';
import type { Poll } from '../../../shared/model/source.ts';
import { SourceRefusal } from '../ask/source-refusal.ts';
import type { Pipeline } from '../pipeline.ts';
import { isStreamLive, readStream } from './stream-lease.ts';

/** A connection that is just being opened is no trouble yet. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 250;

/**
 * The poll of a source that is heard by its stream alone: whether it is heard at all.
 * @throws SourceRefusal with what keeps the stream closed.
 */
export async function hearStream(pipeline: Pipeline, sourceId: string, signal: AbortSignal): Promise<Poll> {
  const startedAt = pipeline.clock.now();
  for (;;) {
    const now = pipeline.clock.now();
    const state = await readStream(pipeline.db, sourceId);
    if (isStreamLive(state, now)) return { entries: [], notModified: true };
    if (now - startedAt >= PATIENCE_MS) throw new SourceRefusal(state?.error ?? 'the stream is not open');
    await wait(LOOK_EVERY_MS, null, { signal });
  }
}
