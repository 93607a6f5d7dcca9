import { setTimeout as wait } from 'node:timers/promises';
import type { Source } from '../../../shared/model/source.ts';
import { isMention } from '../../../shared/understanding/is-mention.ts';
import type { StreamContext, StreamWay } from '../../source-type.ts';
import { sayError } from '../ask/ask-source.ts';
import { SourceRefusal } from '../ask/source-refusal.ts';
import type { Pipeline } from '../pipeline.ts';
import type { StreamHolder } from './stream-holder.ts';
import { STREAM_TTL_MS, StreamLost } from './stream-lease.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A wrong key does not mend itself, but a person may mend it meanwhile. */
const HOPELESS_PAUSE_MS = 5 * 60_000;
const LONGEST_ORDER_MS = 3_600_000;
/** A connection that held so long was a good one: the next break is a new trouble. */
const GOOD_MS = 30_000;

/**
 * Holds one stream open until it is told to stop: opens it, and after every break again, with growing pauses. Every opening and break is
 * written down, so that all monitors and the source's health know of it.
 * @throws StreamLost when another monitor has taken the stream over.
 */
export async function followStream(
  pipeline: Pipeline,
  holder: StreamHolder,
  way: { readonly stream: StreamWay; readonly source: Source },
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const signals = AbortSignal.any([signal, stop.signal]);
  let lost: unknown = null;
  const beat = setInterval(() => {
    holder.renew().catch((error: unknown) => {
      if (error instanceof StreamLost) lost = error;
      else pipeline.log.error('stream.fault', { sourceId: holder.source.id, error: String(error) });
      if (lost !== null) stop.abort();
    });
  }, STREAM_TTL_MS / 3);
  try {
    for (let failures = 0; !signals.aborted; ) {
      const startedAt = pipeline.clock.now();
      const error = await connectOnce(pipeline, holder, way, signals);
      if (signals.aborted) break;
      failures = pipeline.clock.now() - startedAt >= GOOD_MS ? 1 : failures + 1;
      const reason = error === null ? 'the other side ended the stream' : sayError(error);
      pipeline.log.warn('stream.broken', { sourceId: holder.source.id, reason, failures });
      await holder.turn({ connectedAt: null, error: reason });
      await wait(pauseMs(error, failures, pipeline.random()), null, { signal: signals }).catch(() => undefined);
    }
    if (lost !== null) throw lost;
  } finally {
    clearInterval(beat);
  }
}

/** One connection; resolves to what ended it. @throws StreamLost */
async function connectOnce(
  pipeline: Pipeline,
  holder: StreamHolder,
  { stream, source }: { readonly stream: StreamWay; readonly source: Source },
  signal: AbortSignal,
): Promise<unknown> {
  try {
    await stream.run(source as Parameters<StreamWay['run']>[0], contextOf(pipeline, holder, source, signal));
    return null;
  } catch (error) {
    if (error instanceof StreamLost) throw error;
    return error;
  }
}

function contextOf(pipeline: Pipeline, holder: StreamHolder, source: Source, signal: AbortSignal): StreamContext {
  const { cursor, heardAt } = holder.state;
  return {
    now: () => pipeline.clock.now(),
    brands: pipeline.brands.filter(({ id }) => source.brandIds.length === 0 || source.brandIds.includes(id)),
    complaintTerms: pipeline.complaintTerms,
    signal,
    cursor,
    heardAt,
    fetch: pipeline.fetch,
    open: (url, options) =>
      pipeline.openStream(url, {
        ...options,
        signal,
        now: pipeline.clock.now(),
        onOpen: async () => {
          pipeline.log.info('stream.open', { sourceId: source.id });
          await holder.turn({ connectedAt: pipeline.clock.now(), error: null });
        },
      }),
    // A firehose brings hundreds of posts a second, nearly all of them about something else.
    isAbout: (text) => pipeline.analyzer.mayName({ text }) && isMention(pipeline.analyzer.analyze({ text })),
    deliver: (entries, next) => holder.deliver(entries, next),
    missed: (since) => holder.missed(since),
  };
}

/** How long to wait before opening again. The jitter keeps many monitors from coming back together. */
function pauseMs(error: unknown, failures: number, random: number): number {
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE_MS);
  const jittered = growing * (0.5 + 0.5 * random);
  if (!(error instanceof SourceRefusal)) return jittered;
  const ordered = Math.min((error.waitSeconds ?? 0) * 1000, LONGEST_ORDER_MS);
  return Math.max(error.mayRecover ? jittered : HOPELESS_PAUSE_MS, ordered);
}
