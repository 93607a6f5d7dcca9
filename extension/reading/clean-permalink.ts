import type { SiteAdapter } from './site-adapter.ts';

const MAX_ADDRESS_LENGTH = 2000;

/** True when a host is `pattern`, or below it for a pattern that starts with `*.`. */
export function hostMatches(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

/** True when the address is on one of the site's own hosts; a site without fixed hosts (Mastodon) owns the page's host. */
export function isOwnHost(host: string, adapter: SiteAdapter, page: URL): boolean {
  const under = (pattern: string): boolean => hostMatches(host, pattern);
  return adapter.hosts.some(under) || (adapter.linkHosts?.some(under) ?? false) || host === page.hostname;
}

/** What of an address matters here. */
export interface Address {
  readonly hostname: string;
  /** With the scheme: `https://x.com`. */
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly href: string;
}

// Nearly every link of a site: read without a URL object, which costs ten times as much and is made for each field of each post.
const PLAIN = /^(?:(https?:)?\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+))?(\/[\w\-./~@%:]*)(\?[\w\-./~@%:=&+]*)?$/u;

/** Absolute http(s) address, or null for anything else: `javascript:`, `data:`, a broken or endless one. */
export function readAddress(raw: string, page: URL): Address | null {
  const trimmed = raw.trim();
  if (trimmed === '' || trimmed.length > MAX_ADDRESS_LENGTH) return null;
  const plain =
    trimmed.includes('/.') || trimmed.includes('%2e') || trimmed.includes('%2E') ? null : PLAIN.exec(trimmed);
  if (plain && (plain[2] !== undefined || !trimmed.startsWith('//'))) {
    const [, scheme = page.protocol, host, pathname = '/', search = ''] = plain;
    const origin = host === undefined ? page.origin : `${scheme}//${host}`;
    const hostname = host ?? page.hostname;
    return { hostname, origin, pathname, search, hash: '', href: `${origin}${pathname}${search}` };
  }
  try {
    const address = new URL(trimmed, page);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address : null;
  } catch {
    // Not an address at all: the page may write what it likes.
    return null;
  }
}

/**
 * Address of a post as it may be stored and shared: on the site's own hosts, without user info, session tokens and
 * tracking; only parameters that the adapter keeps stay. Null for an address that leads elsewhere.
 */
export function cleanPermalink(raw: string, adapter: SiteAdapter, page: URL): string | null {
  const address = readAddress(raw, page);
  return address && isOwnHost(address.hostname, adapter, page) ? cleanAddress(address, adapter) : null;
}

/** The address of a page or a person, cleaned in the same way; any host. */
export function cleanAddress(address: Address, adapter: Pick<SiteAdapter, 'keepParams' | 'keepFragment'>): string {
  const hash = adapter.keepFragment ? address.hash : '';
  if (address.search === '' || !adapter.keepParams?.length) return `${address.origin}${address.pathname}${hash}`;
  const given = new URLSearchParams(address.search);
  const kept = new URLSearchParams();
  for (const name of adapter.keepParams) for (const value of given.getAll(name)) kept.append(name, value);
  const search = kept.toString();
  return `${address.origin}${address.pathname}${search === '' ? '' : `?${search}`}${hash}`;
}
