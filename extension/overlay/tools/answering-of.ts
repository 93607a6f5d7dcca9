import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { ANSWERING } from '../../sites/registry.ts';

const UNKNOWN: SiteAnswering = {
  directMessage: null,
  limits: { publicCharacters: null, counting: 'characters', messagesPerTenMinutes: null },
};

/** How staff answer on a site; one that says nothing of it has no messages and no limits. */
export function answeringOf(siteId: string): SiteAnswering {
  return ANSWERING[siteId] ?? UNKNOWN;
}
