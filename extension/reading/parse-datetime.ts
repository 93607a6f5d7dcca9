import { parseRelativeTime } from './parse-relative-time.ts';
import { buildInstant, shiftDays, type WallClock, wallClockAt } from './wall-clock.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

const ISO =
  /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\d])/iu;
const NUMERIC = /(?<!\d)(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?!\d)/u;
const MONTH_DAY = /(?<![\d/.-])(\d{1,2})\s*[-月]\s*(\d{1,2})日?(?![\d-])/u;
const ENGLISH_MONTH_FIRST = new RegExp(
  `\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:)(?:,?\\s+(?:at\\s+)?(\\d{4})(?!\\d|:))?`,
  'iu',
);
const ENGLISH_DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}(?:,?\\s+(\\d{4}))?`, 'iu');
const TIME = /(?<![\d:])(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?\s*([ap]\.?m\.?)?/iu;
const ZONE = /(?:\bUTC|\bGMT|[\d\s])([+-]\d{2}):?(\d{2})(?!\d)|\b(UTC|GMT)\b/u;
const TRAILING_YEAR = /(?<!\d)(20\d{2}|19\d{2})(?!\d|:)/u;
const DAY_WORDS: readonly (readonly [RegExp, number])[] = [
  [/今天|今日|\btoday\b/iu, 0],
  [/大前天/u, -3],
  [/前天/u, -2],
  [/昨天|昨日|\byesterday\b/iu, -1],
];

/** Halves of a day in Chinese, before the time: `下午3:04`. */
const HALF = /凌晨|清晨|早上|上午|中午|下午|傍晚|晚上/gu;
const AFTERNOON = /中午|下午|傍晚|晚上/u;
const MORNING = /凌晨|清晨|早上|上午/u;
/** A clock of the page that runs ahead of ours by less shows no time of yesterday. */
const CLOCK_SKEW_MS = 10 * 60_000;
const WEEKDAY =
  /^(?:(?:on|last)\s+)?(?:(sun|mon|fri)(?:day)?|(tue)(?:s(?:day)?)?|(wed)(?:nesday)?|(thu)(?:rs(?:day)?)?|(sat)(?:urday)?)(?![a-z])|^(?:上?(?:周|星期|礼拜))([日天一二三四五六])/iu;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const CHINESE_WEEKDAYS = '日一二三四五六';

const FOREIGN = /[^\x20-\x7e]/u;

/**
 * Reads a time as sites write it: ISO 8601, epoch digits, `2026-03-05 10:23`, `26-3-5`, `3月5日 10:23`, `昨天 10:23`, `5分钟前`, `3h`,
 * `Mar 5, 2026, 10:30 AM`. Epoch milliseconds; null when nothing in the text is a time or it lies more than a day ahead of `now`.
 *
 * @param now Epoch milliseconds, for what is relative and for dates without a year.
 * @param utcOffsetMinutes Zone of times that name none, minutes east of UTC; null: the zone of the environment.
 */
export function parseDatetime(raw: string, now: number, utcOffsetMinutes: number | null): number | null {
  const text = FOREIGN.test(raw) ? raw.normalize('NFKC').trim() : raw.trim();
  const at = readInstant(text, now, utcOffsetMinutes);
  return at === null || at > now + 86_400_000 ? null : at;
}

function readInstant(text: string, now: number, zone: number | null): number | null {
  if (/^\d{10}(?:\d{3})?$/u.test(text)) return text.length === 10 ? Number(text) * 1000 : Number(text);
  return readIso(text) ?? readDated(text, now, zone) ?? readDayWord(text, now, zone) ?? parseRelativeTime(text, now);
}

function readIso(text: string): number | null {
  const found = ISO.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, milli, offset = 'Z'] = found;
  return buildInstant(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second ?? 0),
      milli: Number((milli ?? '0').padEnd(3, '0')),
    },
    readOffset(offset),
  );
}

function readOffset(offset: string): number {
  const found = /([+-])(\d{2}):?(\d{2})/u.exec(offset);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

function readDated(text: string, now: number, zone: number | null): number | null {
  const date = readDate(text, now, zone);
  if (!date) return null;
  const stated = ZONE.exec(text);
  const offset = stated ? readOffset(`${stated[1] ?? ''}${stated[2] ?? ''}`) : zone;
  const at = buildInstant({ ...date.day, ...readTime(text) }, offset);
  if (at === null || date.yearKnown || at <= now + 86_400_000) return at;
  return buildInstant({ ...date.day, ...readTime(text), year: date.day.year - 1 }, offset);
}

type Day = Pick<WallClock, 'year' | 'month' | 'day'>;

function readDate(text: string, now: number, zone: number | null): { day: Day; yearKnown: boolean } | null {
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const year = Number(numeric[1]);
    return {
      day: { year: year < 100 ? 2000 + year : year, month: Number(numeric[2]), day: Number(numeric[3]) },
      yearKnown: true,
    };
  }
  const thisYear = wallClockAt(now, zone).year;
  const english = ENGLISH_MONTH_FIRST.exec(text) ?? ENGLISH_DAY_FIRST.exec(text);
  if (english) {
    const monthFirst = /^[a-z]/iu.test(english[1] ?? '');
    const month = MONTHS.indexOf(((monthFirst ? english[1] : english[2]) ?? '').toLowerCase()) + 1;
    const year = english[3] ?? TRAILING_YEAR.exec(text)?.[1];
    const day = Number(monthFirst ? english[2] : english[1]);
    return { day: { year: year === undefined ? thisYear : Number(year), month, day }, yearKnown: year !== undefined };
  }
  const short = MONTH_DAY.exec(text);
  if (!short) return null;
  return { day: { year: thisYear, month: Number(short[1]), day: Number(short[2]) }, yearKnown: false };
}

function readDayWord(text: string, now: number, zone: number | null): number | null {
  for (const [word, days] of DAY_WORDS) {
    if (!word.test(text)) continue;
    const day = wallClockAt(shiftDays(now, days), zone);
    return buildInstant({ ...day, hour: 0, minute: 0, second: 0, milli: 0, ...readTime(text) }, zone);
  }
  const weekday = readWeekday(text, now, zone);
  if (weekday !== null) return weekday;
  const time = TIME.exec(text);
  if (!time || text.replace(TIME, '').replace(HALF, '').trim() !== '') return null;
  const today = buildInstant({ ...wallClockAt(now, zone), second: 0, milli: 0, ...readTime(text) }, zone);
  return today !== null && today > now + CLOCK_SKEW_MS ? shiftDays(today, -1) : today;
}

/** `Monday at 3:04 PM`, `周三 10:20`: the last such day, with a time; alone it is no instant. */
function readWeekday(text: string, now: number, zone: number | null): number | null {
  const found = WEEKDAY.exec(text);
  if (!found || !TIME.test(text)) return null;
  const name = found.slice(1).find(Boolean) ?? '';
  const wanted = Math.max(WEEKDAYS.indexOf(name.toLowerCase()), CHINESE_WEEKDAYS.indexOf(name === '天' ? '日' : name));
  for (let back = 0; back <= 7; back += 1) {
    const day = wallClockAt(shiftDays(now, -back), zone);
    if (new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() !== wanted) continue;
    const at = buildInstant({ ...day, second: 0, milli: 0, ...readTime(text) }, zone);
    if (at !== null && at <= now + CLOCK_SKEW_MS) return at;
  }
  return null;
}

function readTime(text: string): Partial<WallClock> {
  const found = TIME.exec(text);
  if (!found) return { hour: 0, minute: 0, second: 0, milli: 0 };
  const half = found[4]?.[0]?.toLowerCase() ?? (AFTERNOON.test(text) ? 'p' : MORNING.test(text) ? 'a' : undefined);
  const hour = Number(found[1]);
  // Noon begins before twelve: 中午11:50 is no time of the night.
  const isBeforeNoon = hour >= 10 && text.includes('中午');
  const shifted = half === 'p' && hour < 12 && !isBeforeNoon ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return { hour: shifted, minute: Number(found[2]), second: Number(found[3] ?? 0), milli: 0 };
}
