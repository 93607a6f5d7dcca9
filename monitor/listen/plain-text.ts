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

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ANY_CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;
/** White space that tidying would change. Looking first is far cheaper than replacing nothing. */
const UNTIDY = /[^\S\n ]| [ \n]|\n[ \n]/;

const cleanControls = (text: string): string =>
  text.replace(CONTROL, '').replace(C1_CONTROL, (character) => C1[character.charCodeAt(0) - 128] ?? '');

/** Puts white space in order: one space between words, line ends kept, no empty lines, nothing at the ends. */
export function tidyText(text: string): string {
  const trimmed = (ANY_CONTROL.test(text) ? cleanControls(text) : text).trim();
  return UNTIDY.test(trimmed) ? trimmed.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n') : trimmed;
}

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
