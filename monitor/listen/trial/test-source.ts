import type { SourceTest } from '../../../shared/schemas/source.ts';
import { getSource } from '../../store/heard/sources.ts';
import type { Pipeline } from '../pipeline.ts';
import { toldOf, trySource } from './try-source.ts';

/** Tries a source of the configuration that runs. */
export async function testSource(pipeline: Pipeline, sourceId: string): Promise<SourceTest> {
  const { source } = await getSource(pipeline.db, sourceId);
  return toldOf(await trySource(pipeline, source));
}
