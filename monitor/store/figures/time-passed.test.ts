import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCalendar } from '../../../shared/service/calendar.ts';
import { calendarSpecs } from '../../../shared/service/named-calendars.ts';
import { timePassed } from './time-passed.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const MINUTE = 60_000;
const RANGE = { since: at('2026-03-02T00:00'), before: at('2026-03-09T00:00'), drill: false };

test.each([
  ['asked at night, answered in the morning', 'cn-service', '2026-03-02T23:00', '2026-03-03T09:12', 12],
  ['within the day', 'cn-service', '2026-03-03T10:00', '2026-03-03T10:07', 7],
  ['over lunch', 'cn-office', '2026-03-03T11:50', '2026-03-03T13:05', 15],
  ['over a weekend', 'cn-office', '2026-03-06T17:58', '2026-03-09T09:03', 5],
  ['answered while nobody works', 'cn-office', '2026-03-07T10:00', '2026-03-07T11:00', 0],
] as const)('%s', (_, calendar, from, to, minutes) => {
  const passed = timePassed({ ...RANGE, workingTime: calendarSpecs[calendar] });
  expect(((passed?.(at(to)) ?? 0) - (passed?.(at(from)) ?? 0)) / MINUTE).toBe(minutes);
});

test('what is not known stays so; without a calendar all time counts', () => {
  expect(timePassed({ ...RANGE, workingTime: calendarSpecs['cn-office'] })?.(Number.NaN)).toBeNaN();
  expect(timePassed(RANGE)).toBeUndefined();
  expect(timePassed({ ...RANGE, workingTime: { timeZone: 'Asia/Shanghai', always: true } })).toBeUndefined();
});

test('between any two instants as much as the calendar of the clocks says, night shifts and changes of the clock included', () => {
  const night = { timeZone: 'Europe/Berlin', week: { fri: ['22:00-06:00'], sat: ['00:00-08:00', '20:00-23:00'] } };
  const specs = [calendarSpecs['cn-office'], calendarSpecs['cn-service'], night].map(
    (spec, index) => [timePassed({ ...RANGE, workingTime: spec }), makeCalendar(`${index}`, spec)] as const,
  );
  const instant = fc.integer({ min: RANGE.since - 300 * 1440 * MINUTE, max: RANGE.before + 300 * 1440 * MINUTE });
  fc.assert(
    fc.property(fc.constantFrom(...specs), instant, instant, ([passed, calendar], one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      expect((passed?.(to) ?? 0) - (passed?.(from) ?? 0)).toBe(calendar.elapsed(from, to));
    }),
  );
});
