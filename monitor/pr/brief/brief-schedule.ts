import { DAY_MS, weekdayOf } from '../../../shared/service/local-day.ts';
import { makeZoneOffset, toInstant, type ZoneOffset } from '../../../shared/service/zone-offset.ts';

export const BRIEF_PERIODS = ['day', 'week'] as const;
export type BriefPeriod = (typeof BRIEF_PERIODS)[number];

/** When a brief goes out, on the wall clock of its readers. */
export interface BriefSchedule {
  readonly every: BriefPeriod;
  /** `08:30`. */
  readonly at: string;
  /** For a weekly one: 0 is Sunday. */
  readonly weekday: number;
  readonly timeZone: string;
}

/** The last instant at which a brief was due, not after `now`. Where the clocks skip that time, the day's first instant after it. */
export function lastBriefDue(schedule: BriefSchedule, now: number): number {
  const offsetAt = makeZoneOffset(schedule.timeZone);
  const [hours = 0, minutes = 0] = schedule.at.split(':').map(Number);
  const today = Math.floor((now + offsetAt(now)) / DAY_MS);
  for (let day = today; ; day -= 1) {
    if (schedule.every === 'week' && weekdayOf(day) !== schedule.weekday) continue;
    const wall = day * DAY_MS + (hours * 60 + minutes) * 60_000;
    const due = toInstant(offsetAt, wall);
    if (due <= now) return due;
  }
}

/** How many days of the wall calendar a period has. */
const DAYS: Readonly<Record<BriefPeriod, number>> = { day: 1, week: 7 };

/** Where a stretch of days that ends at an instant begins: at the same time of day, so that a day of 23 or 25 hours is one day. */
export function startOfStretch(before: number, period: BriefPeriod, offsetAt: ZoneOffset): number {
  return toInstant(offsetAt, before + offsetAt(before) - DAYS[period] * DAY_MS);
}

const DEFAULT_ZONE = 'Asia/Shanghai';

/** Whose days a brief counts: those that it names, else those of its brands where all have the same. */
export function zoneOfBrief(named: string | undefined, brands: readonly { readonly timeZone?: string }[]): string {
  const zones = new Set(brands.map(({ timeZone }) => timeZone));
  return named ?? (zones.size === 1 ? brands[0]?.timeZone : undefined) ?? DEFAULT_ZONE;
}
