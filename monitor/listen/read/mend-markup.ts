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

/** Characters beyond the first plane as their two halves, each a number of its own: Java of old wrote emoji so. */
const HALVES = /&#(?:x(d[89ab][0-9a-f]{2})|(5[56]\d{3}));&#(?:x(d[c-f][0-9a-f]{2})|(5[67]\d{3}));/gi;

function joinHalves(text: string): string {
  if (!/&#(?:xd[89ab]|5[56]\d{3};)/i.test(text)) return text;
  return text.replace(HALVES, (found, high: string, high10: string, low: string, low10: string) => {
    const pair = String.fromCharCode(
      high ? Number.parseInt(high, 16) : Number(high10),
      low ? Number.parseInt(low, 16) : Number(low10),
    );
    // Decimal numbers of five digits may be Chinese characters too.
    return pair.isWellFormed() && pair.codePointAt(0) !== pair.charCodeAt(0) ? pair : found;
  });
}

/** What a document that was cut short ends with: the beginning of a tag, or of the end mark of a section. */
const CUT_END = /(?:<[/!]?|\]{1,2})$/;
/** No longer than that is looked at. */
const END_LENGTH = 8;

function dropHalfSign(text: string): string {
  const end = text.slice(-END_LENGTH);
  return end.trimEnd().endsWith('>') ? text : text.slice(0, -END_LENGTH) + end.replace(CUT_END, '');
}

/** Puts right faults of markup that would cost what follows them, or leave half a sign; a document without them is left as it is. */
export const mendMarkup = (text: string): string => closeLastSection(escapeBareLess(joinHalves(dropHalfSign(text))));
