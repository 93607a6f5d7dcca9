const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const SPAN = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;

/** A span of wall time in ms from midnight of its day; `end` passes 24 h when the span runs into the next day. */
export interface WallSpan {
  readonly start: number;
  readonly end: number;
}

/** Reads the hours of one day, sorted and without overlaps. @throws Error that names the faulty span. */
export function readDayHours(day: string, hours: readonly string[]): readonly WallSpan[] {
  const spans = hours.map((text) => readSpan(day, text)).sort((a, b) => a.start - b.start);
  const merged: WallSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function readSpan(day: string, text: string): WallSpan {
  const match = SPAN.exec(text.trim());
  const [startHour, startMinute, endHour, endMinute] = (match?.slice(1) ?? []).map(Number);
  const start = minutesOf(startHour, startMinute);
  const end = minutesOf(endHour, endMinute);
  if (start === null || end === null || start === DAY_MINUTES || start === end)
    throw new Error(`Calendar: hours "${text}" of ${day} should look like "09:00-18:00".`);
  return { start: start * MINUTE_MS, end: (end > start ? end : end + DAY_MINUTES) * MINUTE_MS };
}

function minutesOf(hour: number | undefined, minute: number | undefined): number | null {
  if (hour === undefined || minute === undefined || minute > 59) return null;
  const minutes = hour * 60 + minute;
  return minutes <= DAY_MINUTES ? minutes : null;
}
