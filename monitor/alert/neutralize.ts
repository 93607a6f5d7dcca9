/** Characters with a meaning in some chat's markup, and their full-width twins, which have none. */
const TWINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '<': '＜',
    '>': '＞',
    '[': '［',
    ']': '］',
    '*': '＊',
    _: '＿',
    '`': '｀',
    '#': '＃',
    '@': '＠',
    '~': '～',
    '|': '｜',
    '\\': '＼',
    '!': '！',
  }),
);
/** Bidi controls, zero-width characters and other format characters that hide what a line says. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;
const SCHEME = /([a-z][a-z0-9+.-]{1,15}):(?=\/\/)/gi;
/** Chats make links of bare domains too. */
const DOT_OF_DOMAIN = /(?<=[\p{L}\p{N}-])\.(?=\p{L}{2,})/gu;

/**
 * Makes a text from outside harmless in every chat's markup: one line, no markup characters, nothing that a client
 * would turn into a link or a mention (`@all`, `<!channel>`, `[text](address)`). What it says stays readable.
 */
export function neutralize(text: string): string {
  return text
    .replace(INVISIBLE, ' ')
    .replace(/[<>[\]*_`#@~|\\!]/g, (sign) => TWINS.get(sign) ?? sign)
    .replace(SCHEME, '$1：')
    .replace(DOT_OF_DOMAIN, '．')
    .trim();
}
