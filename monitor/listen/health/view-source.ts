import type { Source, SourceMemory } from '../../../shared/model/source.ts';
import type { SourceView } from '../../../shared/schemas/source.ts';
import { expectedAt, type HourProfile } from '../pace/judge-silence.ts';

/** A source as the API and the event log show it: no settings, an address of a feed may hold a key. `profile`: what is usual there, by what was learned. */
export function viewSource(source: Source, memory: SourceMemory, now: number, profile: HourProfile | null): SourceView {
  const { id, type, name, brandIds, enabled, drill } = source;
  const { etag: _etag, lastModified: _lastModified, cursor: _cursor, ...told } = memory;
  const lagMs = memory.lastSuccessAt === null ? null : Math.max(0, now - memory.lastSuccessAt);
  const expectedPerHour = profile === null ? null : Math.round(expectedAt(profile, now) * 10) / 10;
  return { id, type, name, brandIds: [...brandIds], enabled, drill, ...told, expectedPerHour, lagMs };
}
