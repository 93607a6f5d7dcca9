import { DAY_MS, weekdayOf } from '../../../shared/service/local-day.ts';
import { makeZoneOffset } from '../../../shared/service/zone-offset.ts';
import type { BriefPeriod } from './gather-brief.ts';

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
    // Twice: near a change of the clocks the first guess may use the other offset.
    const guess = wall - offsetAt(wall);
    const due = wall - offsetAt(guess);
    if (due <= now) return due;
  }
}
