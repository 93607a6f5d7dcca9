import { calendarSpecs } from '../../shared/service/named-calendars.ts';
import { makeWorkingDays } from '../../shared/service/working-days.ts';

/** SEC-2: fifteen working days to decide; sooner than the thirty days of GB/T 35273. */
const DELETION_WORKING_DAYS = 15;
/** When the calendar knows no more working days than this, the deadline is the thirty days. */
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;

/** When a request for erasure has to be decided. */
export function deletionDueAt(requestedAt: number): number {
  const spec = calendarSpecs['cn-office'];
  if (spec === undefined) return requestedAt + MOST_DAYS * DAY_MS;
  const days = makeWorkingDays(spec);
  const first = days.dayAt(requestedAt);
  let left = DELETION_WORKING_DAYS;
  for (let day = first + 1; day <= first + MOST_DAYS; day += 1) {
    const end = days.spansOf(day).at(-1)?.end;
    if (end !== undefined) left -= 1;
    if (left === 0 && end !== undefined) return end;
  }
  return requestedAt + MOST_DAYS * DAY_MS;
}
