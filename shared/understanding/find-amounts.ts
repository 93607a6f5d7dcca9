import type { FoldedText } from '../text/fold.ts';

/** A sum of money named in a text. */
export interface Amount {
  readonly yuan: number;
  readonly start: number;
  readonly end: number;
}

const HAN_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 10_000,
  萬: 10_000,
  w: 10_000,
  k: 1000,
  十万: 100_000,
  百万: 1_000_000,
  亿: 100_000_000,
};

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const HAN_NUMBER = '[零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿]+';
const SCALE = String.raw`\s?(?:百万|十万|万|千|百|亿|[kw](?![a-z]))`;
const MORE = String.raw`(?:多|余|来|几|\+)?`;
const YUAN = String.raw`\s?(?:元|块|圆|rmb|cny|yuan|人民币|大洋|软妹币|大毛)`;
const DOLLARS = String.raw`\s?(?:美元|美金|刀|dollars?|usd|bucks)`;
/** Numbers after these words are money even without a unit. */
const SPENT = String.raw`(?:花了|花费了?|花|定金|订金|押金|首付|尾款|货款|付了|支付了?|交了|缴了|损失了?|亏了|亏损|赔了?|赔偿|骗了(?:我|他|她)?(?:们)?|骗走了?|被骗了?|坑了(?:我)?|扣了(?:我)?|多扣了?|扣款|扣费|盗刷了?|刷走了?|充了|充值了?|转了|转账了?|退款|退我|退了?|欠(?:我|了)?(?:们)?|价值|价格|售价|标价|原价|总价|卖|要价|收费|收了(?:我)?|多收了?|学费|会费|年费|房费|预付款?|预存了?|存了|打款|汇款|工资|罚款|罚了?|优惠了?|便宜了?|降了|降价|涨了|差价|差了|合计|总共|一共|近|将近)`;
const COST = String.raw`(?:cost(?: me| us)?|paid|pay|spent|spend|charged(?: me| us)?|overcharged(?: me)?|lost|owe me|owes me|refund of|refund me|worth|price of|deposit of|for over|stole|out of)`;
/** What a bare number must not be followed by, even after such a word: it then counts or measures something else. */
const NOT_MONEY = String.raw`(?!\s?(?:下|口|整|毫安|mah|公里|千米|km|米|m\b|厘米|cm|台|辆|部|年|月|日|号|天|周|次|遍|个|人|位|名|分钟|分|秒|小时|度|斤|公斤|kg|克|g\b|gb|tb|mb|升|l\b|ml|毫升|寸|英寸|w\b|瓦|v\b|伏|hz|转|条|件|双|套|箱|盒|瓶|颗|粒|张|页|字|本|家|倍|折|%|％|分之|点|星|级|楼|层|股|票|粉|赞|pcs|days?|hours?|minutes?|miles?|years?|times?|people|followers|[:：/\-年]))`;
const STOP = String.raw`(?![\d,.]*\d)`;

interface AmountPattern {
  readonly pattern: RegExp;
  readonly dollars: boolean;
  /** Hints without which it cannot match. */
  readonly needs: number;
}

const PATTERNS: readonly AmountPattern[] = (
  [
    {
      pattern: new RegExp(
        String.raw`(?:¥|￥|rmb\s?|cny\s?|人民币\s?)(?<n>${NUMBER})(?<s>${SCALE})?(?<m>${MORE})`,
        'giu',
      ),
      dollars: false,
    },
    { pattern: new RegExp(String.raw`(?:us)?\$\s?(?<n>${NUMBER})(?<s>${SCALE})?(?<m>${MORE})`, 'giu'), dollars: true },
    {
      pattern: new RegExp(String.raw`(?<![\d.a-z])(?<n>${NUMBER})(?<s>${SCALE})?(?<m>${MORE})(?:${YUAN})`, 'giu'),
      dollars: false,
    },
    {
      pattern: new RegExp(String.raw`(?<![\d.a-z])(?<n>${NUMBER})(?<s>${SCALE})?(?<m>${MORE})(?:${DOLLARS})`, 'giu'),
      dollars: true,
    },
    {
      pattern: new RegExp(String.raw`(?<h>${HAN_NUMBER})(?<m>多|余|来|几)?(?:块|元|圆|大洋|人民币)(?!\w)`, 'giu'),
      dollars: false,
    },
    {
      pattern: new RegExp(
        String.raw`(?<=${SPENT}\s?(?:了|我|人家|将近|近|快|大概|约)?\s?)(?<n>${NUMBER})(?<s>${SCALE})?(?<m>${MORE})${STOP}${NOT_MONEY}`,
        'giu',
      ),
      dollars: false,
    },
    {
      pattern: new RegExp(
        String.raw`(?<=${SPENT}\s?(?:了|我|人家|将近|近|快|大概|约)?\s?)(?<h>${HAN_NUMBER})(?<m>多|余|来|几)?${NOT_MONEY}`,
        'giu',
      ),
      dollars: false,
    },
    {
      pattern: new RegExp(
        String.raw`(?<=${COST}\s(?:about |over |nearly |almost |around )?)(?<n>${NUMBER})(?<s>${SCALE})?(?<m>\+)?${STOP}${NOT_MONEY}`,
        'giu',
      ),
      dollars: true,
    },
    {
      pattern: new RegExp(
        String.raw`(?<n>${NUMBER})(?<s>${SCALE})?(?<m>${MORE})(?=\s?(?:(?:大洋)?(?:买(?!家)|入手|拿下|打水漂|没了)|的(?:手机|电脑|耳机|冰箱|空调|电视|洗衣机|相机|包|鞋|表|课|车|沙发|床|机器|东西|平板|笔记本|票)|不翼而飞|血汗钱))`,
        'giu',
      ),
      dollars: false,
    },
    {
      pattern: new RegExp(
        String.raw`(?<h>${HAN_NUMBER})(?<m>多|余|来|几)?(?=(?:打水漂|不翼而飞|血汗钱|买的|入手|拿下))`,
        'giu',
      ),
      dollars: false,
    },
    {
      pattern: new RegExp(
        String.raw`(?<![\d.])(?<n>${NUMBER})(?<s>万)(?<m>多|余|几)?(?=的?(?:装修|工程|学费|定金|货款|首付|存款|贷款|彩礼|沙发|车|房|课|卡|手表|包|会员))`,
        'giu',
      ),
      dollars: false,
    },
    {
      pattern:
        /(?<![几数])(?<h>[一二两三四五六七八九十]+[万千][一二三四五六七八九]?[千百]?)(?<m>多|余|来|几)?(?=的(?!人|公里)|[,，。!！；;]|$)/giu,
      dollars: false,
    },
  ] as { pattern: RegExp; dollars: boolean }[]
).map((entry) => ({ ...entry, needs: entry.pattern.source.includes('(?<h>') ? 2 : 1 }));

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
const HAN_MONEY = '元块圆万千百钱仟佰拾';

/** A number long enough, or with a unit; and a sum in Han numerals. */
const MAY_BE_DIGITS = /\d{2}|\d\s?[元块圆万千百kw刀]|[¥$]/;
const MAY_BE_HAN = /[一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟][多余来几]?[块元圆百千万拾佰仟十]/u;

/** What a folded text could hold, as bits: 1 a number in digits, 2 a sum in Han numerals. 0: no need to look. */
const HINTS = new Uint8Array(0x10000);
for (const digit of DIGITS) HINTS[digit.charCodeAt(0)] = 1;
for (const unit of HAN_MONEY) HINTS[unit.charCodeAt(0)] = 2;

/** A cheap look at whether a folded text can name a sum at all. */
export function mayNameAmount({ units, length }: FoldedText): boolean {
  let hints = 0;
  for (let k = 0; k < length; k++) hints |= HINTS[units[k] as number] as number;
  return hints !== 0;
}

/**
 * Sums of money in a folded text, in yuan. Reads 1,500 · 8k · 3万 · 三千块 · 壹万元 · ¥ · $ · "花了8999"; refuses order numbers, years,
 * telephone numbers and measures (ESC-2 needs to know whether more than 1000 yuan are at stake).
 */
export function findAmounts(folded: string, dollarRate: number): readonly Amount[] {
  const hints = (MAY_BE_DIGITS.test(folded) ? 1 : 0) | (MAY_BE_HAN.test(folded) ? 2 : 0);
  if (hints === 0) return [];
  const amounts: Amount[] = [];
  for (const { pattern, dollars, needs } of PATTERNS) {
    if ((hints & needs) === 0) continue;
    pattern.lastIndex = 0;
    for (const match of folded.matchAll(pattern)) {
      const { n, s, h, m } = match.groups ?? {};
      const value = h === undefined ? readNumber(n ?? '', s) : readHanNumber(h);
      if (value === null || value <= 0 || value >= 1e9) continue;
      if (n !== undefined && HOTLINES.has(n)) continue;
      // Long runs of digits without a currency are order or telephone numbers.
      if (n !== undefined && n.length >= 8 && !n.includes(',') && !n.includes('.')) continue;
      const more = m === undefined || m === '' ? 0 : 1;
      const yuan = (value + more) * (dollars ? dollarRate : 1);
      amounts.push({ yuan, start: match.index, end: match.index + match[0].length });
    }
  }
  return amounts;
}

function readNumber(digits: string, scale: string | undefined): number | null {
  const value = Number(digits.replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  return value * (scale === undefined ? 1 : (SCALES[scale.trim()] ?? 1));
}

/** 三千五 → 3500, 一万二 → 12000, 两百五十 → 250; null when the characters are no number (一下, 百). */
export function readHanNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastUnit = 1;
  for (const character of text) {
    const value = HAN_DIGITS[character];
    if (value !== undefined) {
      if (digit >= 0 && value !== 0 && digit !== 0) return readPlainDigits(text);
      digit = value;
      if (value === 0) lastUnit = 1;
      continue;
    }
    if (character === '万' || character === '亿') {
      const scale = character === '万' ? 10_000 : 100_000_000;
      total += (section + Math.max(digit, 0) || 1) * scale;
      section = 0;
      digit = -1;
      lastUnit = scale;
      continue;
    }
    const unit = HAN_UNITS[character] ?? 1;
    section += (digit < 0 ? 1 : digit) * unit;
    digit = -1;
    lastUnit = unit;
  }
  if (digit > 0) section += lastUnit >= 100 ? (digit * lastUnit) / 10 : digit;
  const value = total + section;
  return value > 0 ? value : null;
}

function readPlainDigits(text: string): number | null {
  let digits = '';
  for (const character of text) {
    const value = HAN_DIGITS[character];
    if (value === undefined) return null;
    digits += value;
  }
  return Number(digits);
}
