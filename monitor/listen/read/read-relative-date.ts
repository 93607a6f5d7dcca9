import relative from './relative-dates.json' with { type: 'json' };
import { zoneOffsetMinutes } from './zone-offset.ts';

const UNIT_MS: Readonly<Record<string, number>> = relative.unitsMs;
const DAYS_AGO: Readonly<Record<string, number>> = relative.daysAgo;
const NUMBERS: Readonly<Record<string, number>> = relative.numbers;
const JUST_NOW: ReadonlySet<string> = new Set(relative.justNow);

const units = Object.keys(UNIT_MS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const numbers = Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const AGO = new RegExp(`^(?:about |约)?(\\d{1,4}|${numbers})\\s*(${units})\\s*(?:之?前|以前|ago)$`, 'i');
const DAY = new RegExp(`^(${Object.keys(DAYS_AGO).join('|')})\\s*(?:at\\s*)?(.*)$`, 'i');
const DAY_MS = 86_400_000;

/** A wall-clock reading: milliseconds into the day, or null when the text is no time. */
export type ReadTimeOfDay = (text: string) => number | null;

/**
 * Reads an instant told in relation to now (刚刚, 3分钟前, 昨天 15:05, 2 hours ago).
 * @param now epoch ms at which the text was true
 * @returns epoch ms; null when the text is no such form
 */
export function readRelativeDate(text: string, now: number, zone: string, readTime: ReadTimeOfDay): number | null {
  const lower = text.toLowerCase();
  if (JUST_NOW.has(lower)) return now;
  const ago = AGO.exec(lower);
  if (ago) {
    const [, count = '', unit = ''] = ago;
    return now - (NUMBERS[count] ?? Number(count)) * (UNIT_MS[unit] ?? 0);
  }
  const day = DAY.exec(lower);
  if (!day) return null;
  const timeOfDay = readTime(day[2] ?? '');
  if (timeOfDay === null) return null;
  const offsetMs = (zoneOffsetMinutes(zone, now) ?? 0) * 60_000;
  const today = Math.floor((now + offsetMs) / DAY_MS) * DAY_MS;
  return today - (DAYS_AGO[day[1] ?? ''] ?? 0) * DAY_MS + timeOfDay - offsetMs;
}
