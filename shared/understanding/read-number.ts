/** Han numerals, and 几 and 数 for "some": at least two. */
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
  几: 2,
  数: 2,
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
  grand: 1000,
};

/** 1,500 · 8k · 1.2万 · 1万5 · 1万5千: digits, a scale and what follows it. Null when it is no number. */
export function readNumber(digits: string, scale: string | undefined, tail: string | undefined): number | null {
  const value = Number(digits.replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  const unit = scale === undefined ? 1 : (SCALES[scale.trim()] ?? 1);
  if (tail === undefined || tail === '') return value * unit;
  const rest = Number(tail[0]);
  return value * unit + rest * (tail.length > 1 ? (SCALES[tail.slice(1)] ?? 1) : unit / 10);
}

/** 三千五 → 3500, 一万二 → 12000, 两百五十 → 250; null when the characters are no number (一下, 百). */
export function readHanNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastUnit = 1;
  for (const character of text.startsWith('上') ? text.slice(1) : text) {
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

const ENGLISH_DIGITS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  few: 2,
  several: 3,
};

/** "two thousand", "a few hundred", "hundreds": at least so many. */
export function readEnglishNumber(count: string | undefined, power: string): number {
  const digits = count === undefined ? (power.endsWith('s') ? 2 : 1) : (ENGLISH_DIGITS[count] ?? 1);
  return digits * (power.startsWith('hundred') ? 100 : 1000);
}
