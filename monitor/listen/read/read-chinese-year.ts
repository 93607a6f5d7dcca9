const DIGITS = '〇一二三四五六七八九';
const DIGIT = '[〇零○Ｏ一二三四五六七八九]';
/** 二〇二六年十一月二十一日: the year digit by digit, month and day as they are said. */
const WRITTEN = new RegExp(
  `^(${DIGIT}{4})年([元正一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})(?=[日号號])`,
);
/** The first year of the Republic is 1912; feeds of Taiwan count from it. */
const REPUBLIC = /^(?:中[華华])?民[國国]\s*(\d{2,3})\s*年/;
const BEFORE_REPUBLIC = 1911;

function digitOf(character: string): number {
  return Math.max(0, DIGITS.indexOf(character));
}

/** 1 to 39 as they are said: 十, 十一, 二十, 廿三. */
function readSaid(said: string): number {
  const [tens, units] = said
    .replace(/[元正]/, '一')
    .replace('廿', '二十')
    .replace('卅', '三十')
    .split('十');
  if (units === undefined) return digitOf(tens ?? '');
  return (tens === '' ? 1 : digitOf(tens ?? '')) * 10 + digitOf(units);
}

/** A date whose year is counted from the Republic, or that is written in Chinese numerals, with the numbers that others have; else as it is. */
export function readChineseYear(text: string): string {
  if (!text.includes('年')) return text;
  return text
    .replace(REPUBLIC, (_, year: string) => `${Number(year) + BEFORE_REPUBLIC}年`)
    .replace(WRITTEN, (_, year: string, month: string, day: string) => {
      return `${[...year].map(digitOf).join('')}年${readSaid(month)}月${readSaid(day)}`;
    });
}
