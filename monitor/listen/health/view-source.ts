import type { Source, SourceMemory } from '../../../shared/model/source.ts';
import type { SourceView } from '../../../shared/schemas/source.ts';

/** A source as the API and the event log show it: no settings, an address of a feed may hold a key. */
export function viewSource(source: Source, memory: SourceMemory, now: number): SourceView {
  const { id, type, name, brandIds, enabled, drill } = source;
  const { etag: _etag, lastModified: _lastModified, cursor: _cursor, ...told } = memory;
  const lagMs = memory.lastSuccessAt === null ? null : Math.max(0, now - memory.lastSuccessAt);
  return { id, type, name, brandIds: [...brandIds], enabled, drill, ...told, lagMs };
}
