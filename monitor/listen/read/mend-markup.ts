/** What is markup for certain, and a `<` that begins none. */
const BARE_LESS = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<(?![a-z_:/!?])/gi;
const CDATA = '<![CDATA[';

/** `1 < 2` and `<3` in a text that somebody forgot to escape; without this the words behind it were a tag. */
function escapeBareLess(text: string): string {
  if (!/<[^a-z_:/!?]/i.test(text)) return text;
  return text.replace(BARE_LESS, (found) => (found === '<' ? '&lt;' : found));
}

/** Ends the last CDATA section with its element where the end mark was forgotten: else it takes all that follows. */
function closeLastSection(text: string): string {
  const start = text.lastIndexOf(CDATA);
  if (start === -1 || text.includes(']]>', start)) return text;
  const element = /<([\w:.-]+)[^<>]*>\s*$/.exec(text.slice(Math.max(0, start - 500), start))?.[1];
  const end = element === undefined ? -1 : text.indexOf(`</${element}>`, start);
  return end === -1 ? text : `${text.slice(0, end)}]]>${text.slice(end)}`;
}

/** Puts right two faults of markup that would cost all that follows them; a document without them is left as it is. */
export const mendMarkup = (text: string): string => closeLastSection(escapeBareLess(text));
