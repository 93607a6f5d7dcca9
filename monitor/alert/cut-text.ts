const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const bytes = new TextEncoder();

/**
 * Cuts a text to a limit on a border between graphemes, so that no character is torn, and marks the cut with `…`.
 * `size` measures what the receiver counts: UTF-8 bytes (`utf8Bytes`) or UTF-16 units (`utf16Units`).
 */
export function cutText(text: string, limit: number, size: (text: string) => number = utf8Bytes): string {
  if (size(text) <= limit) return text;
  const room = limit - size('…');
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += size(segment);
    if (used > room) break;
    end = index + segment.length;
  }
  return room < 0 ? '' : `${text.slice(0, end)}…`;
}

export function utf8Bytes(text: string): number {
  return bytes.encode(text).length;
}

export function utf16Units(text: string): number {
  return text.length;
}
