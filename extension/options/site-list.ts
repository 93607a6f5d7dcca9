import type { Labels } from '../../shared/model/labels.ts';
import { SITES } from '../sites/registry.ts';

/** A site that a person can allow: one line, though several adapters may read it. */
export interface SiteChoice {
  readonly id: string;
  readonly labels: Labels;
  readonly patterns: readonly string[];
}

/** Where staff answer most stands first; what is not named follows by its id. */
const FIRST = ['weibo', 'xiaohongshu', 'douyin', 'heimao', 'zhihu', 'bilibili', 'tieba', 'dianping', 'douban', 'x'];

/** Hosts of an adapter as match patterns; loopback is the practice page and has its own line. */
function patternsOf(hosts: readonly string[]): string[] {
  return hosts
    .filter((host) => host.includes('.') && !/^(?:127\.|localhost$|\[)/.test(host))
    .map((host) => `https://${host}/*`);
}

/** Sites with known hosts, adapters of one platform (`weibo`, `weibo-mobile`) together under the shortest id. */
export function listSiteChoices(): readonly SiteChoice[] {
  const choices = new Map<string, SiteChoice>();
  for (const site of [...SITES].sort((a, b) => a.id.length - b.id.length)) {
    const patterns = patternsOf(site.hosts);
    if (patterns.length === 0) continue;
    const family = [...choices.keys()].find((id) => site.id.startsWith(`${id}-`)) ?? site.keySite ?? site.id;
    const known = choices.get(family);
    choices.set(family, {
      id: family,
      labels: known?.labels ?? site.labels,
      patterns: [...new Set([...(known?.patterns ?? []), ...patterns])],
    });
  }
  const rank = (id: string) => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
  return [...choices.values()].sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}

/** Whether all of a site's patterns are granted, by themselves or by a wider one. */
export function isGranted(patterns: readonly string[], origins: readonly string[]): boolean {
  return patterns.every((pattern) => origins.some((origin) => covers(origin, pattern)));
}

function covers(origin: string, pattern: string): boolean {
  if (origin === pattern || origin === 'https://*/*') return true;
  const domain = /^https:\/\/\*\.([^/]+)\/\*$/.exec(origin)?.[1];
  const host = /^https:\/\/(?:\*\.)?([^/]+)\/\*$/.exec(pattern)?.[1];
  return domain !== undefined && host !== undefined && (host === domain || host.endsWith(`.${domain}`));
}

/** Hosts of a site as a person reads them: each domain once. */
export function describeHosts(site: SiteChoice): string {
  const hosts = site.patterns.map((pattern) => pattern.slice('https://'.length, -2).replace(/^(?:\*|www|m)\./, ''));
  return [...new Set(hosts)].join(' · ');
}

/** Match pattern of an address that a person typed; null when it is not an https address. */
export function patternOfAddress(input: string): string | null {
  const text = input.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || !url.hostname.includes('.') || url.username !== '') return null;
  return `https://${url.hostname}/*`;
}
