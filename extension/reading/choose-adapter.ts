import { hostMatches } from './clean-permalink.ts';
import { compilePattern } from './read-field.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** Adapters that a page with this address may need, by host and path; what the page holds decides among them. */
export function listAdaptersFor(adapters: readonly SiteAdapter[], url: URL): readonly SiteAdapter[] {
  return adapters.filter(
    ({ hosts, paths }) =>
      (hosts.length === 0 || hosts.some((pattern) => hostMatches(url.hostname, pattern))) &&
      (paths === undefined || compilePattern(paths).test(url.pathname)),
  );
}

/** The adapter for a page: by host, path and what the page holds; null when none fits. One with named hosts goes first. */
export function chooseAdapter(adapters: readonly SiteAdapter[], url: URL, document: Document): SiteAdapter | null {
  const fitting = listAdaptersFor(adapters, url).filter(
    ({ hosts, detect }) => detect?.some((selector) => document.querySelector(selector) !== null) ?? hosts.length > 0,
  );
  return fitting.find(({ hosts }) => hosts.length > 0) ?? fitting[0] ?? null;
}
