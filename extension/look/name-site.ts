import type { Language } from '../../shared/model/labels.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';

type Named = Pick<SiteAdapter, 'id' | 'labels' | 'hosts'>;

let sites: readonly Named[] = [];

/**
 * Loads what people call each site. The names stand in the adapters, whose selectors make them heavy: a page is drawn
 * first, with ids, and once more when the names are there.
 */
export async function loadSiteNames(): Promise<void> {
  const { SITES } = await import('../sites/registry.ts');
  sites = SITES;
}

/** What people call a site, given its adapter's id or a host; the host itself where no adapter knows it. */
export function nameSite(site: string, language: Language): string {
  const host = site.replace(/:\d+$/, '');
  const adapter =
    sites.find((one) => one.id === site) ?? sites.find((one) => one.hosts.some((name) => covers(name, host)));
  return adapter?.labels[language] ?? site;
}

function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern || host === `www.${pattern}`;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}
