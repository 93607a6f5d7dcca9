import type { Language } from '../../shared/model/labels.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A running clock: `5:41`, past an hour `2 小时 05 分` or `2 h 05 m`, past two days `3 天` or `3 d`. Never negative. */
export function formatClock(ms: number, language: Language): string {
  const left = Math.max(0, ms);
  if (left < HOUR)
    return `${Math.floor(left / MINUTE)}:${String(Math.floor((left % MINUTE) / SECOND)).padStart(2, '0')}`;
  const [day, hour, minute] = language === 'zh-CN' ? ['天', '小时', '分'] : ['d', 'h', 'm'];
  if (left >= 2 * DAY) return `${Math.floor(left / DAY)} ${day}`;
  const hours = `${Math.floor(left / HOUR)} ${hour}`;
  const minutes = Math.floor((left % HOUR) / MINUTE);
  return left >= 10 * HOUR && minutes === 0 ? hours : `${hours} ${String(minutes).padStart(2, '0')} ${minute}`;
}

const UNITS: readonly (readonly [ms: number, zh: string, en: string])[] = [
  [DAY, '天', 'd'],
  [HOUR, '小时', 'h'],
  [MINUTE, '分钟', 'min'],
  [SECOND, '秒', 's'],
];

/** How long something took or is off, in its largest unit: `38 秒`, `4 min`. */
export function formatSpan(ms: number, language: Language): string {
  const span = Math.abs(ms);
  const [unit, zh, en] = UNITS.find(([size]) => span >= size) ?? [SECOND, '秒', 's'];
  return `${Math.floor(span / unit)} ${language === 'zh-CN' ? zh : en}`;
}

/** Short form for tight places: `+38s`, `+4m`, `+2h`. */
export function formatStep(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  const span = Math.abs(ms);
  if (span < MINUTE) return `${sign}${Math.round(span / SECOND)}s`;
  if (span < HOUR) return `${sign}${Math.round(span / MINUTE)}m`;
  return span < 2 * DAY ? `${sign}${Math.round(span / HOUR)}h` : `${sign}${Math.round(span / DAY)}d`;
}

/** `4 分钟前`, `just now`. */
export function formatAgo(at: number, now: number, language: Language): string {
  const ms = now - at;
  if (ms < MINUTE) return language === 'zh-CN' ? '刚刚' : 'just now';
  return language === 'zh-CN' ? `${formatSpan(ms, language)}前` : `${formatSpan(ms, language)} ago`;
}

/** Time of day, with the day in front when it is another one than today. */
export function formatInstant(at: number, now: number, language: Language, seconds = false): string {
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds ? { second: '2-digit' as const } : {}),
  }).format(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
  const day = new Intl.DateTimeFormat(language, { month: '2-digit', day: '2-digit' }).format(at);
  return `${day} ${time}`;
}

/** `2.1 万`, `21K`. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(count);
}
