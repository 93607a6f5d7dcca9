import { hash as hashAtOnce } from 'node:crypto';
import type { Entry } from '../../../shared/model/entry.ts';

/** Query parameters that say how somebody came to a page, never which page it is. */
const TRACKING = /^(utm_\w+|spm|from|share\w*|fbclid|gclid|msclkid|ref|ref_src|_t|xsec_source|xsec_token)$/i;

/** Two hashes of an entry: what makes it the same post, and what its words are. Hex SHA-256. */
export function digestEntry(entry: Entry, sourceId: string): { fingerprint: string; contentHash: string } {
  const words = [entry.title, entry.content || entry.summary].map(normalise).join('\n');
  // Without a link two who write the same words are told apart by the platform's key, else by source and author.
  const place =
    normaliseLink(entry.link) ?? entry.postKey ?? `${sourceId}\n${entry.author?.id ?? entry.author?.name ?? ''}`;
  return { fingerprint: hash(`${place}\n${words}`), contentHash: hash(words) };
}

function normalise(text: string | null): string {
  const normal = (text ?? '').normalize('NFKC');
  // Most texts are in order; looking is cheaper than writing them anew.
  return (/[^\S ]| {2}/u.test(normal) ? normal.replace(/\s+/gu, ' ') : normal).trim();
}

/** Host, path and the parameters that tell one page from another; null when there is no usable link. */
function normaliseLink(link: string | null): string | null {
  if (!link || !URL.canParse(link)) return null;
  const url = new URL(link);
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = kept.map(([name, value]) => `${name}=${value}`).join('&');
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}?${query}`;
}

const hash = (text: string): string => hashAtOnce('sha256', text, 'hex');

/**
 * What stands in an erased row in place of its key or fingerprint: the post is still recognised when a source shows it
 * again, and is not taken in again.
 */
export function markErased(key: string): string {
  return key.startsWith(ERASED) ? key : `${ERASED}${hash(key)}`;
}

export function isErasedMark(key: string): boolean {
  return key.startsWith(ERASED);
}

const ERASED = 'erased:';
