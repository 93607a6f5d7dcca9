import type { Language } from '../../shared/model/labels.ts';
import { SITES } from '../sites/registry.ts';

/** What people call a site, given its adapter's id or a host; the host itself where no adapter knows it. */
export function nameSite(site: string, language: Language): string {
  const host = site.replace(/:\d+$/, '');
  const adapter =
    SITES.find((one) => one.id === site) ?? SITES.find((one) => one.hosts.some((name) => covers(name, host)));
  return adapter?.labels[language] ?? site;
}

function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern || host === `www.${pattern}`;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}
