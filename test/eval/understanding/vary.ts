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

const FILLERS = ['今天', '真的', '这家', '手机', '客服', 'again', 'today'];

/** Changes that people and bots make to what they pass on: it stays one story. */
export const STORY_CHANGES: Readonly<Record<string, (text: string, at: number) => string>> = {
  ...VARIATIONS,
  'one word changed': (text, at) => {
    const place = 4 + ((at * 7) % Math.max(1, text.length - 8));
    return `${text.slice(0, place)}${FILLERS[at % FILLERS.length]}${text.slice(place + 2)}`;
  },
  'quoted with a comment': (text, at) => `${['太过分了', '转给大家看看', '哈哈哈'][at % 3]} //@用户${at}:${text}`,
  'words in front': (text) => `【转发】${text}`,
  'cut short': (text) => text.slice(0, Math.ceil(text.length * 0.75)),
};
