import monthNames from './month-names.json' with { type: 'json' };
import { readChineseYear } from './read-chinese-year.ts';
import { readJapaneseYear } from './read-japanese-year.ts';
import { readRelativeDate } from './read-relative-date.ts';
import { abbreviationOffsetMinutes, readNumericOffset, zoneOffsetMinutes } from './zone-offset.ts';

/** What a date may depend on. */
export interface DateContext {
  /** Zone of dates that name none, and of `CST`: IANA name or numeric offset. Default UTC. */
  readonly zone?: string | null;
  /** Epoch ms for forms that need today (3分钟前, 昨天 15:05, 11月21日); without it they are not read. */
  readonly now?: number | null;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly timeMs: number;
  /** As written; empty: the zone of the source. */
  readonly zone: string;
}

const MONTHS: Readonly<Record<string, number>> = monthNames;
const DAY_MS = 86_400_000;
const TIME = String.raw`(?<hour>\d{1,2})\s*(?:[:.时時시点點]\s*(?<minute>\d{1,2})\s*[:.分분]?(?:\s*(?<second>\d{1,2})(?:[.,](?<fraction>\d+))?\s*[秒초]?)?|[时時시点點][整]?)`;
const HALF = String.raw`(?<half>凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|午前|午後|오전|오후|[ap]\.?m\.?)`;
const ZONE = String.raw`(?<zone>z|[+-]\d{1,2}:?\d{2}|[+-]\d{1,2}|(?:gmt|utc?)\s*[+-]\d{1,2}:?(?:\d{2})?|[a-z]+/[a-z_/]+|[a-z]{1,5})`;
const CLOCK = String.raw`(?:${HALF}\s*)?${TIME}(?:\s*(?<half2>[ap]\.?m\.?))?(?:\s*${ZONE})?(?:\s*\([^)]*\))?`;
const MONTH = String.raw`(?<monthName>\p{L}{2,12}|\d{1,2}月)\.?`;
const WEEKDAY = String.raw`(?:(?:\p{L}{2,12}|周.|星期.|週.)(?:[.,]+\s*|\s+,?\s*))?`;
const SHORT_WEEKDAY = String.raw`(?:\s*\(?(?:星期|周|週|礼拜)[一二三四五六日天]\)?|\s*\([日月火水木金土]\))?`;
const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');

/** The absolute forms, the commonest first. */
const FORMS: readonly RegExp[] = [
  form(String.raw`(?<year>\d{4})(?:[-/]|\. ?)(?<month>\d{1,2})(?:[-/]|\. ?)(?<day>\d{1,2})\.?(?:[Tt\s,]\s*${CLOCK})?`),
  form(
    String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]${MONTH}[\s,-]\s*(?<year>\d{4}|\d{2})(?:[,\s]\s*${CLOCK})?`,
  ),
  form(
    String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:,?\s+(?:at\s+|-\s+)?${CLOCK})?`,
  ),
  form(String.raw`\p{L}{3,9}\s+${MONTH}\s+(?<day>\d{1,2})\s+${TIME}(?:\s+${ZONE})?\s+(?<year>\d{4})`),
  form(
    String.raw`(?<year>\d{4}|\d{2})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日号號일]${SHORT_WEEKDAY}(?:\s*${CLOCK})?`,
  ),
  form(
    String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[Tt\s]?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?:\s*${ZONE})?)?`,
  ),
  form(String.raw`(?<year>\d{4})-(?<month>\p{L}+)-(?<day>\d{1,2})(?:[Tt\s]\s*${CLOCK})?`),
  // A day of a week of the year, as ISO 8601 counts them.
  form(String.raw`(?<year>\d{4})-?W(?<week>\d{2})(?:-?(?<weekday>[1-7]))?(?:[Tt\s]\s*${CLOCK})?`),
  form(String.raw`(?<year>\d{4})-?(?<ordinal>\d{3})(?:[Tt\s]\s*${CLOCK})?`),
  form(String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4}),?\s+${TIME}\s*(?<half2>[ap]\.?m\.?)(?:\s*${ZONE})?`),
  form(String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?:,?\s+${CLOCK})?`),
  // With slashes only what cannot be read in two ways: the day is above twelve.
  form(String.raw`(?<month>0?[1-9]|1[0-2])/(?<day>1[3-9]|2\d|3[01])/(?<year>\d{4})(?:,?\s+${CLOCK})?`),
  form(String.raw`(?<day>1[3-9]|2\d|3[01])/(?<month>0?[1-9]|1[0-2])/(?<year>\d{4})(?:,?\s+${CLOCK})?`),
  form(String.raw`${WEEKDAY}(?<day>\d{1,2})\s${MONTH}\s(?<year>\d{4})\s${ZONE}`),
  form(String.raw`(?<year>\d{4})(?:-(?<month>\d{2}))?`),
  form(
    String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<hour>\d{2})(?:(?<minute>\d{2})(?<second>\d{2})?)?(?:\s*${ZONE})?`,
  ),
  // A day of XML Schema, with the zone it is of.
  form(String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?<zone>z|[+-]\d{2}:\d{2})`),
  // ISO 8601:1988 lets the century go.
  form(String.raw`-(?<year>\d{2})-?(?<month>\d{2})(?:-(?<day>\d{2}))?`),
  form(String.raw`(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})`),
];
/** Forms without a year, read as the latest such day that is not in the future. */
const YEARLESS: readonly RegExp[] = [
  form(String.raw`(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号號]${SHORT_WEEKDAY}(?:\s*${CLOCK})?`),
  form(String.raw`(?<month>\d{1,2})-(?<day>\d{1,2})\s+${TIME}`),
];
const CLOCK_ALONE = form(CLOCK);

type Groups = Readonly<Record<string, string | undefined>>;

/** Milliseconds into the day; null when hour, minute or second cannot be. */
function readTime(groups: Groups): number | null {
  if (groups.hour === undefined) return 0;
  const half = (groups.half ?? groups.half2 ?? '').toLowerCase().replaceAll('.', '');
  let hour = Number(groups.hour);
  const minute = Number(groups.minute ?? 0);
  const second = Number(groups.second ?? 0);
  const isAfternoon = /^(下午|傍晚|晚上|午後|오후|pm)$/.test(half) || (half === '中午' && hour < 11);
  if (isAfternoon && hour < 12) hour += 12;
  if (!isAfternoon && half !== '' && half !== '中午' && hour === 12) hour = 0;
  const isDayEnd = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isDayEnd) || minute > 59 || second > 60) return null;
  const fractionMs = Math.floor(Number(`0.${groups.fraction ?? 0}`) * 1000);
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + fractionMs;
}

function readYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

/** Counted from 1 January as the first day, which a week may begin before; null: the year has no such week. Week 1 holds 4 January. */
function dayOfWeek(year: number, week: number, weekday: number): number | null {
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7;
  const monday = 5 - fourth + (week - 1) * 7;
  const thursday = new Date(Date.UTC(year, 0, monday + 3));
  return week >= 1 && thursday.getUTCFullYear() === year ? monday + weekday - 1 : null;
}

function readParts(groups: Groups, year: number): DateParts | null {
  const timeMs = readTime(groups);
  const monthText = groups.monthName ?? groups.month ?? '1';
  const month = /^\d+$/.test(monthText) ? Number(monthText) : (MONTHS[monthText.toLowerCase()] ?? 0);
  if (timeMs === null || month < 1 || month > 12) return null;
  if (groups.week !== undefined) {
    const day = dayOfWeek(year, Number(groups.week), Number(groups.weekday ?? 1));
    return day === null ? null : { year, month: 1, day, timeMs, zone: groups.zone ?? '' };
  }
  if (groups.ordinal !== undefined) {
    const day = Number(groups.ordinal);
    return day >= 1 && day <= 366 ? { year, month: 1, day, timeMs, zone: groups.zone ?? '' } : null;
  }
  const day = Number(groups.day ?? 1);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= daysInMonth ? { year, month, day, timeMs, zone: groups.zone ?? '' } : null;
}

/** Date.UTC reads years below 100 as 19xx; such a year is a fault of the source anyway. */
function toInstant(parts: DateParts, sourceZone: string | null): number | null {
  if (parts.year < 100) return null;
  const wallClock = Date.UTC(parts.year, parts.month - 1, parts.day) + parts.timeMs;
  const offset =
    parts.zone === ''
      ? zoneOffsetMinutes(sourceZone ?? 'UTC', wallClock)
      : (readNumericOffset(parts.zone) ??
        (parts.zone.includes('/') ? zoneOffsetMinutes(parts.zone, wallClock) : null) ??
        abbreviationOffsetMinutes(parts.zone, sourceZone));
  return offset === null ? null : wallClock - offset * 60_000;
}

function readEpoch(text: string): number | null {
  if (!/^\d{10}(\.\d+)?$|^\d{13}$/.test(text)) return null;
  return text.length === 13 ? Number(text) : Math.floor(Number(text) * 1000);
}

function readYearless(text: string, now: number, zone: string | null): number | null {
  for (const pattern of YEARLESS) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const thisYear = new Date(now).getUTCFullYear();
    for (const year of [thisYear + 1, thisYear, thisYear - 1]) {
      const parts = readParts(groups, year);
      const instant = parts && toInstant(parts, zone);
      if (instant !== null && instant <= now + DAY_MS) return instant;
    }
  }
  return null;
}

const readClockAlone = (text: string): number | null => {
  if (text === '') return 0;
  const groups = CLOCK_ALONE.exec(text)?.groups;
  return groups ? readTime(groups) : null;
};

/**
 * Reads a date as feeds write it: RFC 822, ISO 8601, asctime, seconds or milliseconds of the epoch, Chinese, Japanese
 * and Korean forms, and with `now` also relative ones. Days that do not exist (31 February), unknown zones and forms
 * that could mean two days give null: an absent date is better than a wrong one.
 * @returns epoch milliseconds, UTC
 */
export function parseDate(text: string, context: DateContext = {}): number | null {
  const clean = readChineseYear(readJapaneseYear(text.normalize('NFKC').trim()))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\bEtc\/(GMT|UTC)$/i, '$1')
    // The name beside an offset says nothing more (`+0800 CST`).
    .replace(/([+-]\d{2}:?\d{2}) [A-Z]{2,5}$/, '$1')
    // A plus that was taken for a blank on its way (`T15:05:06 08:00`).
    .replace(/(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (\d{2}:\d{2})$/, '$1+$2');
  if (clean === '' || clean.length > 100) return null;
  const zone = context.zone ?? null;
  const epoch = readEpoch(clean);
  if (epoch !== null) return epoch;
  for (const pattern of FORMS) {
    const groups = pattern.exec(clean)?.groups;
    if (!groups) continue;
    const parts = readParts(groups, readYear(groups.year ?? ''));
    const instant = parts && toInstant(parts, zone);
    if (instant !== null) return instant;
  }
  const now = context.now ?? null;
  if (now === null) return null;
  return readYearless(clean, now, zone) ?? readRelativeDate(clean, now, zone ?? 'UTC', readClockAlone);
}
