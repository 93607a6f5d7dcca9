import { compilePattern } from './read-field.ts';
import type { ListenPageType, SiteAdapter } from './site-adapter.ts';

/** What a person consented to: sorts of pages by site adapter. Absent: nothing. */
export type ListenConsent = { readonly [siteId: string]: readonly ListenPageType[] };

/** Whether posts of a page may be read and matched. Only where the person said so for this site and this sort of page. */
export function mayListen(
  adapter: Pick<SiteAdapter, 'id' | 'listenPages'>,
  url: URL,
  consent: ListenConsent | undefined,
): boolean {
  const types = consent?.[adapter.id] ?? [];
  return types.some((type) =>
    adapter.listenPages?.[type]?.some((pattern) => compilePattern(pattern).test(url.pathname)),
  );
}
