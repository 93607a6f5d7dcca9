/** No feed nests deeper; the brackets that close it are written anew for each object that came whole. */
const MAX_DEPTH = 100;

/** Position behind the string that starts at `start`; -1: it does not end. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

/**
 * What arrived of a JSON document that was cut short: everything up to the last object that is whole, its surroundings
 * closed. Null: nothing whole arrived, the text is faulty in another way, or nested as no feed is.
 */
export function closeTruncatedJson(text: string): unknown {
  const open: string[] = [];
  let whole: { end: number; closing: string } | null = null;
  for (let at = 0; at < text.length; at += 1) {
    if (open.length > MAX_DEPTH) return null;
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (end === -1) break;
      at = end - 1;
    } else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if (character === '}' || character === ']') {
      open.pop();
      // A member of a list: what stands before it is whole too.
      if (open.at(-1) === ']') whole = { end: at + 1, closing: [...open].reverse().join('') };
    }
  }
  if (whole === null || open.length === 0) return null;
  try {
    return JSON.parse(text.slice(0, whole.end) + whole.closing);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
