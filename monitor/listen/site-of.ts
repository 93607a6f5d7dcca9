import type { Entry } from '../../shared/model/entry.ts';
import type { Source } from '../../shared/model/source.ts';
import { postKeyOf } from './post-key.ts';

/** The platform that the key names, else the host of the link, else the kind of source. */
export function siteOf(source: Source, entry: Entry): string {
  const platform = postKeyOf(entry, source.id).match(/^([a-z][a-z0-9-]*):/)?.[1];
  if (platform && platform !== 'link' && platform !== 'text' && platform !== source.id) return platform;
  return entry.link && URL.canParse(entry.link) ? new URL(entry.link).host.replace(/^www\./, '') : source.type;
}
