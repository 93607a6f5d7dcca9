import type { SiteLimits } from './site-adapter.ts';

/** Length of a text as a site counts it: X counts CJK and emoji twice, Weibo two Latin letters as one, Mastodon and Bluesky count what a reader sees as one. */
export function countLength(text: string, counting: SiteLimits['counting']): number {
  if (counting === 'half-ascii')
    return Math.ceil(Array.from(text).reduce((sum, character) => sum + (character <= '\u007f' ? 0.5 : 1), 0));
  if (counting === 'graphemes') return [...new Intl.Segmenter().segment(text)].length;
  const characters = Array.from(text);
  if (counting === 'characters') return characters.length;
  return characters.reduce((sum, character) => sum + (isLight(character.codePointAt(0) ?? 0) ? 1 : 2), 0);
}

/** Ranges that X weighs as one (its published text configuration, version 3). */
function isLight(point: number): boolean {
  return (
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037)
  );
}
