import type { Source } from '../../../shared/model/source.ts';
import type { StreamWay } from '../../source-type.ts';
import { listSourcesOfTypes } from '../../store/heard/sources.ts';
import { newId } from '../../store/sql/new-id.ts';
import type { Pipeline } from '../pipeline.ts';
import { followStream } from './follow-stream.ts';
import { StreamHolder } from './stream-holder.ts';
import { claimStream, StreamLost } from './stream-lease.ts';

/** Streams, while they run. */
export interface Streams {
  /** Closes all connections and lets other monitors have them at once. */
  stop(): Promise<void>;
}

/** Sources may be added, changed, or left behind by a monitor that ended. */
const LOOK_EVERY_MS = 5_000;

/** A source's way of streaming with its settings as the type reads them; null: it is only polled, or its settings are not valid. */
export function streamWayOf(
  { sourceTypes }: Pick<Pipeline, 'sourceTypes'>,
  source: Source,
): { readonly stream: StreamWay; readonly source: Source; readonly isAlone: boolean } | null {
  const type = sourceTypes.get(source.type);
  if (!type?.stream) return null;
  const settings = type.settings.safeParse(source.settings);
  if (!settings.success || !type.stream.isWanted(settings.data)) return null;
  const read = { ...source, settings: settings.data as Record<string, unknown> };
  return { stream: type.stream, source: read, isAlone: type.stream.isAlone(settings.data) };
}

interface Following {
  readonly source: Source;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Holds the streams of all sources that want one; among several monitors each stream is held by one of them. */
export function startStreams(pipeline: Pipeline): Streams {
  const types = [...pipeline.sourceTypes.values()].filter(({ stream }) => stream).map(({ id }) => id);
  const owner = newId(pipeline.clock.now());
  const following = new Map<string, Following>();
  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();

  const look = async () => {
    const wanted = new Map(
      (await listSourcesOfTypes(pipeline.db, types)).flatMap(({ source }) => {
        const way = streamWayOf(pipeline, source);
        return way === null ? [] : [[source.id, way] as const];
      }),
    );
    for (const [id, { source, abort }] of following) {
      const now = wanted.get(id);
      if (!now || JSON.stringify(now.source) !== JSON.stringify(source)) abort.abort();
    }
    for (const [id, way] of wanted) {
      if (isStopped || following.has(id)) continue;
      const held = await claimStream(pipeline.db, id, owner, pipeline.clock.now());
      if (held === null) continue;
      const holder = new StreamHolder(pipeline, way.source, held);
      const abort = new AbortController();
      const ended = follow(holder, way, abort.signal).finally(() => following.delete(id));
      following.set(id, { source: way.source, abort, ended });
    }
  };

  const follow = async (holder: StreamHolder, way: { stream: StreamWay; source: Source }, signal: AbortSignal) => {
    try {
      await followStream(pipeline, holder, way, signal);
      await holder.renew({ connectedAt: null, expiresAt: 0 });
    } catch (error) {
      if (error instanceof StreamLost) pipeline.log.warn('stream.lost', { sourceId: holder.source.id });
      else note(error);
    }
  };
  const note = (error: unknown) => pipeline.log.error('stream.fault', { error: String(error) });
  const lookSoon = () => {
    looking = looking.then(() => (isStopped ? undefined : look())).catch(note);
  };
  lookSoon();
  const timer = setInterval(lookSoon, LOOK_EVERY_MS);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
      const all = [...following.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
