import type { SiteAdapter } from './site-adapter.ts';

const MAX_ADDRESS_LENGTH = 2000;

/** True when a host is `pattern`, or below it for a pattern that starts with `*.`. */
export function hostMatches(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

/** True when the address is on one of the site's own hosts; a site without fixed hosts (Mastodon) owns the page's host. */
export function isOwnHost(host: string, adapter: SiteAdapter, page: URL): boolean {
  const own = [...adapter.hosts, ...(adapter.linkHosts ?? [])];
  return host === page.hostname || own.some((pattern) => hostMatches(host, pattern));
}

/** Absolute http(s) address, or null for anything else: `javascript:`, `data:`, a broken or endless one. */
export function readAddress(raw: string, page: URL): URL | null {
  const trimmed = raw.trim();
  if (trimmed === '' || trimmed.length > MAX_ADDRESS_LENGTH) return null;
  if (!URL.canParse(trimmed, page.href)) return null;
  const address = new URL(trimmed, page.href);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address : null;
}

/**
 * Address of a post as it may be stored and shared: on the site's own hosts, without user info, session tokens and
 * tracking; only parameters that the adapter keeps stay. Null for an address that leads elsewhere.
 */
export function cleanPermalink(raw: string, adapter: SiteAdapter, page: URL): string | null {
  const address = readAddress(raw, page);
  if (!address || !isOwnHost(address.hostname, adapter, page)) return null;
  return cleanAddress(address, adapter);
}

/** The address of a page or a person, cleaned in the same way; any host. */
export function cleanAddress(address: URL, adapter: Pick<SiteAdapter, 'keepParams' | 'keepFragment'>): string {
  const clean = new URL(address.href);
  clean.username = '';
  clean.password = '';
  const kept = new URLSearchParams();
  for (const name of adapter.keepParams ?? []) {
    for (const value of address.searchParams.getAll(name)) kept.append(name, value);
  }
  clean.search = kept.toString();
  if (!adapter.keepFragment) clean.hash = '';
  return clean.href;
}
