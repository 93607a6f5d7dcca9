import type { Source } from '../../../shared/model/source.ts';
import type { safeStream } from '../../fetch/safe-stream.ts';
import type { PollContext, StreamWay } from '../../source-type.ts';

/** A stream that opened and stays open is heard, even if nobody says anything. */
const LISTEN_MS = 5_000;

/**
 * Opens a stream once, for the person who sets it up, and lets go of it after the first messages. Nothing is stored.
 * @returns entries that came.
 * @throws what keeps it closed.
 */
export async function tryStream(
  way: { readonly stream: StreamWay; readonly source: Source },
  context: Pick<PollContext, 'now' | 'brands' | 'complaintTerms' | 'fetch' | 'signal'>,
  openStream: typeof safeStream,
): Promise<number> {
  const enough = new AbortController();
  let isOpen = false;
  let entries = 0;
  const signal = AbortSignal.any([context.signal, enough.signal]);
  try {
    await way.stream.run(way.source as Parameters<StreamWay['run']>[0], {
      ...context,
      ...{ signal, cursor: null, heardAt: null, now: () => context.now, isAbout: () => true },
      missed: async () => undefined,
      open: (url, options) =>
        openStream(url, {
          ...options,
          ...{ signal, now: context.now },
          onOpen: () => {
            isOpen = true;
            setTimeout(() => enough.abort(), LISTEN_MS).unref();
          },
        }),
      deliver: async (found) => {
        entries += found.length;
        if (entries > 0) enough.abort();
      },
    });
  } catch (error) {
    if (!isOpen || !enough.signal.aborted) throw error;
  }
  return entries;
}
