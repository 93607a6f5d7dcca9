import type { Source } from '../../shared/model/source.ts';

/** The host that a source puts a load on: the first web address in its settings; a type without one shares a host with its kind. */
export function hostOf(source: Pick<Source, 'type' | 'settings'>): string {
  for (const value of Object.values(source.settings)) {
    if (typeof value !== 'string' || !/^https?:/.test(value)) continue;
    const url = URL.parse(value);
    if (url !== null) return url.host;
  }
  return `type:${source.type}`;
}
