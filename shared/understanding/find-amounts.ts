import type { FoldedText } from '../text/fold.ts';
import { AMOUNT_PATTERNS } from './amount-patterns.ts';
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

/** Units without which no text names a sum: digits, and the characters that a sum in Han numerals ends with. */
const DIGITS = '0123456789';
const HAN_MONEY = '元块圆万千百钱仟佰拾镑欧刀';
/** Letter that every English word for a large number holds. */
const ENGLISH = 'd';

/** A number long enough, or with a unit; and a sum in Han numerals. */
const MAY_BE_DIGITS = /\d{2}|\d\s?(?:[元块圆万千百kw刀美欧英镑港日韩台澳加新]|grand)|[¥$€£]/;
const MAY_BE_HAN =
  /[上几数一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟][多余来几]?[块元圆百千万拾佰仟十美欧英镑港日韩台澳加新]/u;
const MAY_BE_WORDS = /hundred|thousand|grand/;

/** What a folded text could hold, as bits: 1 a number in digits, 2 a sum in Han numerals, 4 one in English words. 0: no need to look. */
const HINTS = new Uint8Array(0x10000);
for (const digit of DIGITS) HINTS[digit.charCodeAt(0)] = 1;
for (const unit of HAN_MONEY) HINTS[unit.charCodeAt(0)] = 2;
HINTS[ENGLISH.charCodeAt(0)] = 4;

/** A cheap look at whether a folded text can name a sum at all. */
export function mayNameAmount({ units, length }: FoldedText): boolean {
  let hints = 0;
  for (let k = 0; k < length; k++) hints |= HINTS[units[k] as number] as number;
  return hints !== 0;
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
  for (const { pattern, currency = 'CNY', needs } of AMOUNT_PATTERNS) {
    if ((hints & needs) === 0) continue;
    pattern.lastIndex = 0;
    for (const match of folded.matchAll(pattern)) {
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
