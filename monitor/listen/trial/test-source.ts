import type { SourceTest } from '../../../shared/schemas/source.ts';
import { getSource } from '../../store/heard/sources.ts';
import type { Pipeline } from '../pipeline.ts';
import { trySource } from './try-source.ts';

/** Tries a source of the configuration that runs. */
export async function testSource(pipeline: Pipeline, sourceId: string): Promise<SourceTest> {
  const { source } = await getSource(pipeline.db, sourceId);
  const { newestAt: _newestAt, pushes: _pushes, doubts: _doubts, ...told } = await trySource(pipeline, source);
  return told;
}
