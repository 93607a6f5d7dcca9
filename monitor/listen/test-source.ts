import type { SourceTest } from '../../shared/schemas/source.ts';
import { getSource } from '../store/sources.ts';
import type { Pipeline } from './pipeline.ts';
import { streamWayOf } from './start-streams.ts';
import { tryStream } from './try-stream.ts';

const SAMPLE = 5;
const TEST_TIMEOUT_MS = 30_000;

/** Polls a source once as if for the first time and tells what came, for the person who sets it up. Nothing is stored. */
export async function testSource(pipeline: Pipeline, sourceId: string): Promise<SourceTest> {
  const { source, memory } = await getSource(pipeline.db, sourceId);
  const startedAt = pipeline.clock.now();
  const tookMs = () => Math.max(0, pipeline.clock.now() - startedAt);
  try {
    const type = pipeline.sourceTypes.get(source.type);
    if (type === undefined) throw new Error(`there is no source type "${source.type}"`);
    const context = {
      now: startedAt,
      signal: AbortSignal.timeout(TEST_TIMEOUT_MS),
      memory: { ...memory, etag: null, lastModified: null, cursor: null },
      brands: pipeline.brands.filter(({ id }) => source.brandIds.length === 0 || source.brandIds.includes(id)),
      complaintTerms: pipeline.complaintTerms,
      fetch: pipeline.fetch,
      parse: pipeline.parse,
    };
    const way = streamWayOf(pipeline, source);
    const streamed = way === null ? 0 : await tryStream(way, context, pipeline.openStream);
    if (way?.isAlone) return { ok: true, tookMs: tookMs(), entries: streamed, sample: [], error: null };
    const settings = type.settings.parse(source.settings) as Record<string, unknown>;
    const poll = await type.poll({ ...source, settings }, context);
    const sample = poll.entries.slice(0, SAMPLE).map(({ title, content, summary, link, publishedAt }) => ({
      title: title || content || summary,
      link,
      publishedAt,
    }));
    return { ok: true, tookMs: tookMs(), entries: poll.entries.length, sample, error: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, tookMs: tookMs(), entries: 0, sample: [], error: reason };
  }
}
