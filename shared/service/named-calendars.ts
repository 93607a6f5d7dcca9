import { alwaysCalendar, type Calendar, makeCalendar } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';

const WEEK_OFFICE = ['09:00-12:00', '13:00-18:00'];
const DAY_AND_EVENING = ['09:00-21:00'];
const NIGHT = ['22:00-08:00'];

/** Calendars in whose working time figures can be told. */
export const WORKING_CALENDARS = ['cn-service', 'cn-office'] as const;
export type WorkingCalendar = (typeof WORKING_CALENDARS)[number];

/** Calendars that a policy or a command can call by name; an administrator adds own ones. */
export const calendarSpecs: Readonly<Record<WorkingCalendar | 'cn-night', CalendarSpec>> = {
  'cn-office': {
    timeZone: 'Asia/Shanghai',
    week: { mon: WEEK_OFFICE, tue: WEEK_OFFICE, wed: WEEK_OFFICE, thu: WEEK_OFFICE, fri: WEEK_OFFICE },
    holidays: 'CN',
  },
  'cn-service': {
    timeZone: 'Asia/Shanghai',
    week: {
      mon: DAY_AND_EVENING,
      tue: DAY_AND_EVENING,
      wed: DAY_AND_EVENING,
      thu: DAY_AND_EVENING,
      fri: DAY_AND_EVENING,
      sat: DAY_AND_EVENING,
      sun: DAY_AND_EVENING,
    },
  },
  // For quiet hours.
  'cn-night': {
    timeZone: 'Asia/Shanghai',
    week: { mon: NIGHT, tue: NIGHT, wed: NIGHT, thu: NIGHT, fri: NIGHT, sat: NIGHT, sun: NIGHT },
  },
};

/** The shipped calendars and an administrator's own, ready for clocks. @throws Error that names the faulty calendar. */
export function makeCalendars(own: Readonly<Record<string, CalendarSpec>> = {}): ReadonlyMap<string, Calendar> {
  const calendars = new Map<string, Calendar>([['always', alwaysCalendar]]);
  for (const [id, spec] of Object.entries({ ...calendarSpecs, ...own })) calendars.set(id, makeCalendar(id, spec));
  return calendars;
}
