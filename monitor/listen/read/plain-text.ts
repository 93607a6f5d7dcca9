import elements from './html-elements.json' with { type: 'json' };

const BLOCKS: ReadonlySet<string> = new Set(elements.block);
const SILENT: ReadonlySet<string> = new Set(elements.silent);
const KNOWN: ReadonlySet<string> = new Set([
  ...elements.block,
  ...elements.inline,
  ...elements.silent,
  ...elements.void,
]);
const VOID: ReadonlySet<string> = new Set(elements.void);

/** Windows-1252 characters that reached us as C1 controls (a Latin-1 label on Windows text), by code from 0x80. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1_CONTROL = /[\u0080-\u009f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g;

/** What the later bytes of a UTF-8 character look like in Windows-1252. */
const LATER = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
/**
 * The commonest first bytes with one later byte, the first bytes of longer characters with two: no language writes so, but for a word like
 * `cliché` before two closing marks.
 */
const WINDOWS_MOJIBAKE = new RegExp(`[ÂÃ]${LATER}|[à-ï](?![‘’“”…»›–—]{2})${LATER}{2}`);
/** Control characters, and what UTF-8 looks like that somebody took for Latin-1 or Windows-1252. */
const SUSPICIOUS = new RegExp(
  `[\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f]|[\\u00c2-\\u00f4][\\u0080-\\u00bf]|${WINDOWS_MOJIBAKE.source}`,
);
/** White space that tidying would change. Looking first is far cheaper than replacing nothing. */
const UNTIDY = /[^\S\n ]| [ \n]|\n[ \n]/;

/** The byte of a Windows-1252 character as a Latin-1 character. */
const toByte = (character: string): string => {
  const at = C1.indexOf(character);
  return at === -1 ? character : String.fromCharCode(at + 128);
};

/**
 * Undoes an encoding done twice: a text all of whose characters fit a byte, and whose bytes are UTF-8 beyond ASCII, was
 * UTF-8 before somebody took it for Latin-1 or Windows-1252 (`ä½\u00a0å¥½` for `你好`, `â€™` for `’`).
 */
function undoDoubleEncoding(text: string): string {
  const isWindows = WINDOWS_MOJIBAKE.test(text);
  if (!isWindows && !/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text)) return text;
  const bytes = isWindows ? text.replace(/[^\0-\u00ff]/g, toByte) : text;
  if (/[^\0-\u00ff]/.test(bytes)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch (error) {
    if (error instanceof TypeError) return text;
    throw error;
  }
}

const cleanCharacters = (text: string): string =>
  undoDoubleEncoding(text)
    .replace(CONTROL, '')
    .replace(C1_CONTROL, (character) => C1[character.charCodeAt(0) - 128] ?? '');

/** Takes control characters out and puts right what a wrong charset on the way did; before any white space is touched. */
export const repairText = (text: string): string => (SUSPICIOUS.test(text) ? cleanCharacters(text) : text);

/** Puts white space in order: one space between words, line ends kept, no empty lines, nothing at the ends. */
export function tidySpace(text: string): string {
  const trimmed = text.trim();
  return UNTIDY.test(trimmed) ? trimmed.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n') : trimmed;
}

/** Repairs a plain text and puts its white space in order. */
export const tidyText = (text: string): string => tidySpace(repairText(text));

/** White space of markup: a line end in the source is no line end for the reader. */
export function collapseSpace(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Says whether an element starts on a line of its own. */
export const isBlock = (name: string): boolean => BLOCKS.has(name);
/** Says whether an element's text is not for people (script, style). */
export const isSilent = (name: string): boolean => SILENT.has(name);

/**
 * RSS does not say whether a text is HTML: it is when it has a named or numeric entity, a closing tag or an empty
 * element of HTML. `a < b` and `Tom <tom@example.com>` are plain.
 */
export function looksLikeHtml(text: string): boolean {
  return hasHtmlTag(text) || hasEntity(text);
}

const hasEntity = (text: string): boolean =>
  text.includes('&') && /&(?:[a-z][a-z0-9]{1,24}|#\d{1,7}|#x[0-9a-f]{1,6});/i.test(text);

function hasHtmlTag(text: string): boolean {
  if (!text.includes('<')) return false;
  for (const [, slash, name = '', selfClosed] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/gi)) {
    const lower = name.toLowerCase();
    if (VOID.has(lower) || ((slash === '/' || selfClosed === '/' || lower === 'p') && KNOWN.has(lower))) return true;
  }
  return text.includes('<!--');
}
