import { readAddress } from '../../reading/clean-permalink.ts';
import { compilePattern } from '../../reading/read-field.ts';
import type { DirectMessage } from '../../reading/site-adapter.ts';
import { findFirst } from '../../reading/walk-path.ts';

/** Where a direct message to the author begins; null when the page does not tell. */
export function readMessageLink(
  direct: DirectMessage,
  post: Element,
  authorUrl: string | null,
  page: URL,
): string | null {
  const link = direct.link === undefined ? null : findFirst(post, direct.link);
  const stated = link ? readAddress(link.getAttribute('href') ?? '', page) : null;
  if (stated) return stated.href;
  const id =
    authorUrl !== null && direct.from !== undefined ? compilePattern(direct.from).exec(authorUrl)?.[1] : undefined;
  if (id !== undefined && direct.template !== undefined) {
    const safe = encodeURIComponent(decodeURIComponent(id)).replaceAll('%40', '@');
    return readAddress(direct.template.replace('{}', safe), page)?.href ?? null;
  }
  return direct.opens === 'profile' ? authorUrl : null;
}
