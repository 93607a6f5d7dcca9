/**
 * The words that stand in a box now, with a part replaced that was found in them a moment ago. People type on while a notice is drawn: what
 * came since stays. Null when the part cannot be told any more.
 * @param seen the words as they were when the part was found
 */
export function replaceSpan(
  now: string,
  seen: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: string,
): string | null {
  const part = seen.slice(start, end);
  if (part === '') return null;
  const at = findPart(now, seen, start, part);
  return at < 0 ? null : now.slice(0, at) + by + now.slice(at + part.length);
}

/** Behind the same words, before the same words, or wherever it stands alone; -1: nowhere for certain. */
function findPart(now: string, seen: string, start: number, part: string): number {
  if (now.startsWith(seen.slice(0, start + part.length))) return start;
  const rest = seen.slice(start);
  if (now.endsWith(rest)) return now.length - rest.length;
  const first = now.indexOf(part);
  return first === now.lastIndexOf(part) ? first : -1;
}
