import { Converter } from 'opencc-js';

const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** Changes of a text that must not change how it is judged. */
export const VARIATIONS: Readonly<Record<string, (text: string) => string>> = {
  'traditional script': (text) => toTraditional(text),
  'full width': (text) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'link added': (text) => `${text} https://example.org/p/123`,
  'spaces at the ends': (text) => `  ${text}  \n`,
  'name in front': (text) => `@小明 ${text}`,
};
