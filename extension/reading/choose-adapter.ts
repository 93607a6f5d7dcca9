import { hostMatches } from './clean-permalink.ts';
import { compilePattern } from './read-field.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** The adapter for a page: by host, path and what the page holds; null when none fits. One with named hosts goes first. */
export function chooseAdapter(adapters: readonly SiteAdapter[], url: URL, document: Document): SiteAdapter | null {
  const fitting = adapters.filter((adapter) => fits(adapter, url, document));
  return fitting.find(({ hosts }) => hosts.length > 0) ?? fitting[0] ?? null;
}

function fits({ hosts, paths, detect }: SiteAdapter, url: URL, document: Document): boolean {
  if (hosts.length > 0 && !hosts.some((pattern) => hostMatches(url.hostname, pattern))) return false;
  if (paths !== undefined && !compilePattern(paths).test(url.pathname)) return false;
  return detect?.some((selector) => document.querySelector(selector) !== null) ?? hosts.length > 0;
}
