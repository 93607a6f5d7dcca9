// Sixty ways in which people write a number so that a filter does not see it.
import type { Chance } from './chance.ts';

export interface Evasion {
  readonly id: string;
  /** Ways that only make sense for a bare row of digits. */
  readonly digitsOnly: boolean;
  write(value: string, chance: Chance): string;
}

const SOUNDS = ['灵零', '幺医', '儿二', '仨三', '寺四', '舞五', '溜六', '柒七', '吧八', '酒九'];
const ENGLISH = 'zero one two three four five six seven eight nine'.split(' ');
const PINYIN = 'ling yi er san si wu liu qi ba jiu'.split(' ');
const CHINESE = '零一二三四五六七八九';
const FINANCIAL = '零壹贰叁肆伍陆柒捌玖';
const mapDigits = (value: string, to: (digit: number) => string) => value.replace(/\d/g, (digit) => to(Number(digit)));
const shift = (value: string, zero: number) => mapDigits(value, (digit) => String.fromCodePoint(zero + digit));
const between = (value: string, mark: string) => [...value].join(mark);
/** Blocks as people cut numbers: 3-4-4 for eleven digits, fours otherwise. */
const blocks = (value: string, mark: string) =>
  (value.length === 11 ? [value.slice(0, 3), value.slice(3, 7), value.slice(7)] : (value.match(/.{1,4}/g) ?? [])).join(
    mark,
  );
const simple = (id: string, write: (value: string) => string, digitsOnly = true): Evasion => ({
  id,
  digitsOnly,
  write,
});

export const EVASIONS: readonly Evasion[] = [
  simple('plain', (value) => value, false),
  simple(
    'full-width',
    (value) => value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    false,
  ),
  simple('chinese', (value) => mapDigits(value, (digit) => CHINESE[digit] ?? '')),
  simple('chinese-yao', (value) => mapDigits(value, (digit) => (digit === 1 ? '幺' : (CHINESE[digit] ?? '')))),
  simple('chinese-circle', (value) => mapDigits(value, (digit) => (digit === 0 ? '〇' : (CHINESE[digit] ?? '')))),
  simple('financial', (value) => mapDigits(value, (digit) => FINANCIAL[digit] ?? '')),
  {
    id: 'mixed-chinese',
    digitsOnly: true,
    write: (value, chance) =>
      mapDigits(value, (digit) => (chance.below(2) === 0 ? (CHINESE[digit] ?? '') : String(digit))),
  },
  simple('blocks-space', (value) => blocks(value, ' ')),
  simple('blocks-hyphen', (value) => blocks(value, '-')),
  simple('blocks-dot', (value) => blocks(value, '.')),
  simple('blocks-slash', (value) => blocks(value, '/')),
  simple('blocks-underscore', (value) => blocks(value, '_')),
  simple('blocks-tilde', (value) => blocks(value, '~')),
  simple('blocks-middle-dot', (value) => blocks(value, '·')),
  simple('blocks-dash', (value) => blocks(value, '——')),
  simple('blocks-comma', (value) => blocks(value, '，')),
  simple('blocks-emoji', (value) => blocks(value, '😊')),
  simple('blocks-star', (value) => blocks(value, '*')),
  simple('blocks-spaced-hyphen', (value) => blocks(value, ' - ')),
  simple('blocks-brackets', (value) => `(${blocks(value, ')(')})`),
  simple('blocks-plus', (value) => blocks(value, '+')),
  simple('blocks-equals', (value) => blocks(value, '=')),
  simple('blocks-bar', (value) => blocks(value, '丨')),
  simple('blocks-line', (value) => blocks(value, '\n')),
  simple('blocks-dots', (value) => blocks(value, '……')),
  simple('blocks-then', (value) => blocks(value, '然后')),
  simple('pairs-hyphen', (value) => (value.match(/.{1,2}/g) ?? []).join('-')),
  simple('each-space', (value) => between(value, ' ')),
  simple('each-hyphen', (value) => between(value, '-')),
  simple('each-dot', (value) => between(value, '.')),
  simple('zero-width', (value) => between(value, '\u200b'), false),
  simple('joiner', (value) => blocks(value, '\u2060'), false),
  simple('soft-hyphen', (value) => blocks(value, '\u00ad'), false),
  simple('circled', (value) =>
    mapDigits(value, (digit) => (digit === 0 ? '⓪' : String.fromCodePoint(0x2460 + digit - 1))),
  ),
  simple('keycap', (value) => mapDigits(value, (digit) => `${digit}\ufe0f\u20e3`)),
  simple('mathematical', (value) => shift(value, 0x1d7ce)),
  simple('arabic-indic', (value) => shift(value, 0x0660)),
  simple('superscript', (value) => mapDigits(value, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit] ?? '')),
  simple('look-alike', (value) => value.replaceAll('0', 'o').replaceAll('1', 'l').replace(/^l/, '1')),
  {
    id: 'sounds-like',
    digitsOnly: true,
    write: (value, chance) => mapDigits(value, (digit) => chance.pick([...(SOUNDS[digit] ?? '')])),
  },
  simple('english-words', (value) => mapDigits(value, (digit) => `${ENGLISH[digit]} `).trim()),
  simple('pinyin', (value) => mapDigits(value, (digit) => `${PINYIN[digit]} `).trim()),
  simple('dark-circles', (value) =>
    mapDigits(value, (digit) => (digit === 0 ? '⓿' : String.fromCodePoint(0x2775 + digit))),
  ),
  simple('suzhou', (value) => mapDigits(value, (digit) => (digit === 0 ? '〇' : String.fromCodePoint(0x3020 + digit)))),
  simple('traditional', (value) => mapDigits(value, (digit) => '零壹貳參肆伍陸柒捌玖'[digit] ?? '')),
  simple('thai', (value) => shift(value, 0x0e50)),
  simple('blocks-arrow', (value) => blocks(value, '→')),
  simple('blocks-tab', (value) => blocks(value, '\t')),
  simple('blocks-wide-space', (value) => blocks(value, '\u3000')),
  simple('blocks-list-comma', (value) => blocks(value, '、')),
  simple('blocks-full-stop', (value) => blocks(value, '。')),
  simple('blocks-word', (value) => blocks(value, '哈')),
  simple('blocks-letter', (value) => blocks(value, 'a')),
  simple('blocks-remove-me', (value) => blocks(value, '（去掉）')),
  simple('blocks-dash-word', (value) => blocks(value, '横杠')),
  simple('blocks-behind-it', (value) => blocks(value, '，后面是')),
  simple('each-heart', (value) => between(value, '❤️')),
  simple('each-line', (value) => between(value, '\n')),
  simple('each-list-comma', (value) => between(value, '、')),
  simple('lower-case', (value) => value.toLowerCase(), false),
];
