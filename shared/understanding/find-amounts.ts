import type { FoldedText } from '../text/fold.ts';
import { AMOUNT_PATTERNS, HAN_STARTS } from './amount-patterns.ts';
import { type CurrencyRates, currencyOf } from './currencies.ts';
import { readEnglishNumber, readHanNumber, readNumber } from './read-number.ts';

/** A sum of money named in a text. */
export interface Amount {
  readonly yuan: number;
  readonly start: number;
  readonly end: number;
}

/** Numbers that people name for what they are, never for money. */
const HOTLINES: ReadonlySet<string> = new Set([
  '12315',
  '12345',
  '12300',
  '12305',
  '12378',
  '10086',
  '10010',
  '10000',
  '110',
  '120',
  '119',
  '315',
  '618',
]);

/** A number long enough, or with a unit; and a sum in Han numerals. */
const MAY_BE_DIGITS = /\d{2}|\d\s?(?:[元块圆万千百kw刀美欧英镑港日韩台澳加新]|grand)|[¥$€£]/;
const MAY_BE_HAN =
  /[上几数一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟][多余来几]?[块元圆百千万拾佰仟十美欧英镑港日韩台澳加新]/u;
const MAY_BE_WORDS = /hundred|thousand|grand/;

/** What a unit can be in a sum, as bits. */
const DIGIT = 1;
const AFTER_DIGIT = 2;
const NUMERAL = 4;
const AFTER_NUMERAL = 8;
const SYMBOL = 16;
const MORE = 32;
const BLANK = 64;
const LETTER_D = 128;
const MONEY = 256;
const HINTS = new Uint16Array(0x10000);
const hint = (units: string, bit: number): void => {
  for (const unit of units) HINTS[unit.charCodeAt(0)] = (HINTS[unit.charCodeAt(0)] as number) | bit;
};
hint('0123456789', DIGIT);
hint('元块圆万千百kw刀美欧英镑港日韩台澳加新g', AFTER_DIGIT);
hint('上几数一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟', NUMERAL);
hint('块元圆百千万拾佰仟十美欧英镑港日韩台澳加新', AFTER_NUMERAL);
hint('¥$€£', SYMBOL);
hint('多余来几', MORE);
hint(
  ' \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  BLANK,
);
hint('d', LETTER_D);
hint('0123456789元块圆万千百钱仟佰拾镑欧刀d', MONEY);

/**
 * A cheap look at whether a folded text can name a sum at all: true wherever one of the three patterns above could match
 * and a digit or a word for money stands in it.
 */
export function mayNameAmount({ units, length }: FoldedText): boolean {
  let before = 0;
  let beforeThat = 0;
  let all = 0;
  let isLikely = false;
  for (let k = 0; k < length; k++) {
    const own = HINTS[units[k] as number] as number;
    if (own !== 0) {
      all |= own;
      isLikely ||=
        (own & SYMBOL) !== 0 ||
        (own & before & DIGIT) !== 0 ||
        ((own & AFTER_DIGIT) !== 0 && follows(before, beforeThat, DIGIT, BLANK)) ||
        ((own & AFTER_NUMERAL) !== 0 && follows(before, beforeThat, NUMERAL, MORE)) ||
        ((own & LETTER_D) !== 0 && endsLargeNumber(units, k));
      if (isLikely && (all & MONEY) !== 0) return true;
    }
    beforeThat = before;
    before = own;
  }
  return false;
}

/** Of each unit the patterns that have it among theirs, one bit a pattern: going through a text once is quicker than one expression. */
const AMONG = new Int32Array(0x10000);
AMOUNT_PATTERNS.forEach(({ among }, at) => {
  for (const unit of among) AMONG[unit.charCodeAt(0)] = (AMONG[unit.charCodeAt(0)] as number) | (1 << at);
});

/**
 * Of each unit what stands before a sum by the patterns that ask for it, one bit a pattern; and which of them a sum may begin with it by.
 * Looking behind every number with a long list takes an expression ten times as long as all others together.
 */
const BEHIND = new Int32Array(0x10000);
const BEGINS = new Int32Array(0x10000);
let asksBehind = 0;
AMOUNT_PATTERNS.forEach(({ behind, needs }, at) => {
  if (behind === undefined) return;
  asksBehind |= 1 << at;
  for (const unit of behind) BEHIND[unit.charCodeAt(0)] = (BEHIND[unit.charCodeAt(0)] as number) | (1 << at);
  const starts = needs === 2 ? HAN_STARTS : '0123456789';
  for (const unit of starts) BEGINS[unit.charCodeAt(0)] = (BEGINS[unit.charCodeAt(0)] as number) | (1 << at);
});
/** Blanks between a word and its sum. */
const MOST_BLANKS = 2;

/** The patterns that can match in a text by its units alone, one bit a pattern. */
function listLikely(folded: string): number {
  let among = 0;
  let behind = 0;
  for (let k = 0; k < folded.length; k++) {
    const unit = folded.charCodeAt(k);
    among |= AMONG[unit] as number;
    const begins = BEGINS[unit] as number;
    if (begins === 0) continue;
    let at = k - 1;
    while (at > 0 && k - at <= MOST_BLANKS && ((HINTS[folded.charCodeAt(at)] as number) & BLANK) !== 0) at--;
    if (at >= 0) behind |= begins & (BEHIND[folded.charCodeAt(at)] as number);
  }
  return among & (behind | ~asksBehind);
}

function follows(before: number, beforeThat: number, what: number, over: number): boolean {
  return (before & what) !== 0 || ((before & over) !== 0 && (beforeThat & what) !== 0);
}

/** Whether hundred, thousand or grand may end at a d: their last four letters say it. */
function endsLargeNumber(units: Uint16Array, at: number): boolean {
  const a = units[at - 3];
  const b = units[at - 2];
  const c = units[at - 1];
  if (c === 0x6e) return b === 0x61 && (a === 0x73 || a === 0x72);
  return c === 0x65 && b === 0x72 && a === 0x64;
}

/**
 * Sums of money in a folded text, in yuan. Reads 1,500 · 8k · 3万 · 1万5 · 三千块 · 上万 · 壹万元 · ¥ · $ · HK$ · € · "花了8999"; refuses order numbers, years,
 * telephone numbers and measures (ESC-2 needs to know whether more than 1000 yuan are at stake).
 */
export function findAmounts(folded: string, rates: CurrencyRates): readonly Amount[] {
  const hints =
    (MAY_BE_DIGITS.test(folded) ? 1 : 0) | (MAY_BE_HAN.test(folded) ? 2 : 0) | (MAY_BE_WORDS.test(folded) ? 4 : 0);
  if (hints === 0) return [];
  const amounts: Amount[] = [];
  const foreign: Amount[] = [];
  const likely = listLikely(folded);
  for (const [at, { pattern, currency = 'CNY', needs }] of AMOUNT_PATTERNS.entries()) {
    if ((hints & needs) === 0 || (likely & (1 << at)) === 0) continue;
    // Not `matchAll`, which makes a new expression for every text.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(folded); match !== null; match = pattern.exec(folded)) {
      const { n, s, t, h, w, p, m, c } = match.groups ?? {};
      const value =
        p !== undefined ? readEnglishNumber(w, p) : h !== undefined ? readHanNumber(h) : readNumber(n ?? '', s, t);
      if (value === null || value <= 0 || value >= 1e9) continue;
      if (n !== undefined && c === undefined && HOTLINES.has(n)) continue;
      // Long runs of digits without a currency are order or telephone numbers.
      if (n !== undefined && n.length >= 8 && !n.includes(',') && !n.includes('.')) continue;
      const more = (m !== undefined && m !== '') || h?.startsWith('上') ? 1 : 0;
      const rate = rates[c === undefined ? currency : currencyOf(c)] ?? 1;
      const amount = { yuan: (value + more) * rate, start: match.index, end: match.index + match[0].length };
      (c === undefined ? amounts : foreign).push(amount);
    }
  }
  if (foreign.length === 0) return amounts;
  // 退我3000港币: a currency that is named wins over the yuan that 退我 alone would stand for.
  const overlaps = (one: Amount): boolean => foreign.some(({ start, end }) => one.start < end && one.end > start);
  return [...foreign, ...amounts.filter((one) => !overlaps(one))];
}
