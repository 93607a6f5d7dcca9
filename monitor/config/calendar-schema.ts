import { z } from 'zod';
import { WEEKDAYS } from '../../shared/service/calendar-spec.ts';

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** An IANA name. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'a time zone, like "Asia/Shanghai"');

const [sunday, ...workingWeek] = WEEKDAYS;
/** As a week is written down: Monday comes first. */
const weekdays = [...workingWeek, sunday] as const;

const hours = z.array(
  z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d-(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, 'hours, like "09:00-18:00"'),
);
const days = z.array(
  z.string().regex(/^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$/, 'a day or a span of days, like "2027-02-10..2027-02-16"'),
);

/** Hours with a name, for routes and quiet hours. `22:00-08:00` runs into the next day; a day left out is closed. */
export const calendarSchema = z.strictObject({
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  week: z.partialRecord(z.enum(weekdays), hours),
  /** Public holidays and make-up workdays that hold. */
  holidays: z.enum(['CN']).exactOptional(),
  makeUpHours: hours.exactOptional(),
  offDays: days.exactOptional(),
  workDays: days.exactOptional(),
});
