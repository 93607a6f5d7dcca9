import type { DirectMessage } from '../../reading/site-adapter.ts';

/**
 * Whether a page is proven to be a conversation: its address is where the adapter's direct messages begin. Everything else counts as
 * public (SOC-4).
 */
export function isMessagePage(direct: DirectMessage | null, page: URL): boolean {
  if (!direct?.template || direct.opens !== 'message') return false;
  const [fixed = ''] = direct.template.split('{}');
  const place = new URL(fixed, page);
  const path = place.pathname.replace(/\/$/u, '');
  const [hash = ''] = place.hash.split('?');
  const begins = page.pathname === path || page.pathname.startsWith(`${path}/`);
  if (place.host !== page.host || path + hash === '') return false;
  return begins && page.hash.startsWith(hash) && !/\/(?:share|intent)\b/u.test(path);
}
