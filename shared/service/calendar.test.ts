import { getDayDetail } from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMinuteOracle } from '../../test/oracles/minute-oracle.ts';
import { alwaysCalendar, type Calendar, makeCalendar, needsHolidayData } from './calendar.ts';
import { type CalendarSpec, readCalendarSpec, WEEKDAYS } from './calendar-spec.ts';
import { computeDue, pauseClock, resumeClock, startClock } from './clock.ts';
import { slaPolicies } from './sla-policies/registry.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

const every = (...hours: string[]) => Object.fromEntries(WEEKDAYS.map((day) => [day, hours]));
const weekdays = (...hours: string[]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const CHINA: CalendarSpec = { timeZone: 'Asia/Shanghai', week: weekdays('09:00-12:00', '13:00-18:00'), holidays: 'CN' };
const SPECS: Record<string, CalendarSpec> = {
  china: CHINA,
  newYork: { timeZone: 'America/New_York', week: { ...weekdays('08:30-17:15'), sun: ['00:30-04:00'] } },
  berlinNight: { timeZone: 'Europe/Berlin', week: every('22:00-06:00') },
  lordHowe: { timeZone: 'Australia/Lord_Howe', week: every('00:00-03:00', '12:00-24:00') },
  kolkata: { timeZone: 'Asia/Kolkata', week: { sat: ['10:00-14:00'], mon: ['00:00-24:00'] } },
};

describe('add', () => {
  const china = makeCalendar('china', CHINA);
  it.each([
    ['within the morning', '2026-03-02T10:00+08:00', 60, '2026-03-02T03:00'],
    ['over lunch', '2026-03-02T11:30+08:00', 60, '2026-03-02T05:30'],
    ['due at closing time, not at the next opening', '2026-03-02T17:00+08:00', 60, '2026-03-02T10:00'],
    ['over night', '2026-03-02T17:30+08:00', 60, '2026-03-03T01:30'],
    ['over a weekend', '2026-03-06T17:30+08:00', 60, '2026-03-09T01:30'],
    ['from outside', '2026-03-07T12:00+08:00', 30, '2026-03-09T01:30'],
    ['over the Spring Festival', '2026-02-14T17:30+08:00', 60, '2026-02-24T01:30'],
    ['on a make-up Saturday', '2026-05-09T09:00+08:00', 60, '2026-05-09T02:00'],
    ['from a make-up Sunday into National Day', '2025-09-28T17:00+08:00', 120, '2025-09-29T02:00'],
  ])('%s', (_name, start, minutes, due) => {
    expect(iso(china.add(at(start), minutes * MINUTE).at)).toBe(due);
  });
  it('zero from outside working time is the next opening', () => {
    expect(iso(china.add(at('2026-03-07T12:00+08:00'), 0).at)).toBe('2026-03-09T01:00');
    expect(iso(china.add(at('2026-03-06T18:00+08:00'), 0).at)).toBe('2026-03-06T10:00');
  });
  it('an own day goes before the country', () => {
    const own = makeCalendar('own', { ...CHINA, offDays: ['2026-03-02..2026-03-03'], workDays: ['2026-03-07'] });
    expect(iso(own.add(at('2026-03-02T10:00+08:00'), 60 * MINUTE).at)).toBe('2026-03-04T02:00');
    expect(iso(own.add(at('2026-03-06T17:30+08:00'), 60 * MINUTE).at)).toBe('2026-03-07T01:30');
  });
});

describe('clocks that change', () => {
  const allDay = (timeZone: string) => makeCalendar('x', { timeZone, week: every('00:00-24:00') });
  it('the short and the long day sum to real minutes', () => {
    const berlin = allDay('Europe/Berlin');
    expect(berlin.elapsed(at('2026-03-29T00:00+01:00'), at('2026-03-30T00:00+02:00'))).toBe(23 * HOUR);
    expect(berlin.elapsed(at('2026-10-25T00:00+02:00'), at('2026-10-26T00:00+01:00'))).toBe(25 * HOUR);
  });
  it('a wall time that comes twice is working time twice, a skipped one is none', () => {
    const night = makeCalendar('x', { timeZone: 'America/New_York', week: every('01:00-03:00') });
    expect(night.elapsed(at('2026-11-01T00:00-04:00'), at('2026-11-01T12:00-05:00'))).toBe(3 * HOUR);
    expect(night.elapsed(at('2026-03-08T00:00-05:00'), at('2026-03-08T12:00-04:00'))).toBe(HOUR);
  });
});

describe('the horizon of the holiday data', () => {
  const china = makeCalendar('china', CHINA);
  it('a result past it is marked, and the administrator is told 60 days ahead', () => {
    expect(china.add(at('2026-12-30T09:00+08:00'), HOUR).known).toBe(true);
    expect(china.add(at('2026-12-31T17:30+08:00'), HOUR).known).toBe(false);
    expect(iso(china.horizonAt!)).toBe('2026-12-31T16:00');
    expect(needsHolidayData(china, at('2026-10-31T00:00+08:00'))).toBe(false);
    expect(needsHolidayData(china, at('2026-11-03T00:00+08:00'))).toBe(true);
    expect(needsHolidayData(alwaysCalendar, at('2030-01-01T00:00Z'))).toBe(false);
  });
  it('own data for a further year moves it', () => {
    const extended = makeCalendar('x', { ...CHINA, knownUntilYear: 2027, offDays: ['2027-01-01'] });
    expect(extended.add(at('2026-12-31T17:30+08:00'), HOUR)).toEqual({ at: at('2027-01-04T09:30+08:00'), known: true });
    expect(extended.add(at('2027-12-31T17:30+08:00'), HOUR).known).toBe(false);
  });
  it('every day of 2024–2026 agrees with another collection of the notices', () => {
    const start = at('2024-01-01T00:00+08:00');
    const wrong: string[] = [];
    for (let day = 0; day < 366 + 365 + 365; day++) {
      const midnight = start + day * 24 * HOUR;
      const date = new Date(midnight + 8 * HOUR).toISOString().slice(0, 10);
      if (getDayDetail(date).work !== china.elapsed(midnight, midnight + 24 * HOUR) > 0) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });
});

describe('properties', () => {
  const FROM = at('2024-01-01T00:00Z');
  const TO = at('2027-11-01T00:00Z');
  const MAX_MINUTES = 30 * 24 * 60;
  const instant = fc.integer({ min: FROM, max: TO });
  const duration = fc.integer({ min: 0, max: MAX_MINUTES * MINUTE });
  const calendars = Object.entries(SPECS).map(([id, spec]) => makeCalendar(id, spec));
  const calendar = fc.constantFrom<Calendar>(...calendars);
  const runs = { numRuns: 4000 };

  it('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(calendar, instant, duration, duration, (calendar, start, a, b) => {
        expect(calendar.add(calendar.add(start, a).at, b).at).toBe(calendar.add(start, a + b).at);
      }),
      runs,
    );
  });
  it('the elapsed time of an addition is the duration', () => {
    fc.assert(
      fc.property(calendar, instant, duration, (calendar, start, d) => {
        expect(calendar.elapsed(start, calendar.add(start, d).at)).toBe(d);
      }),
      runs,
    );
  });
  it('is monotone in start and in duration', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        fc.nat(48 * HOUR),
        duration,
        fc.nat(48 * HOUR),
        (calendar, start, later, d, more) => {
          const due = calendar.add(start, d).at;
          expect(calendar.add(start + later, d).at).toBeGreaterThanOrEqual(due);
          expect(calendar.add(start, d + more).at).toBeGreaterThanOrEqual(due);
        },
      ),
      runs,
    );
  });
  it('elapsed time is additive', () => {
    fc.assert(
      fc.property(calendar, instant, fc.nat(60 * 24 * HOUR), fc.nat(60 * 24 * HOUR), (calendar, start, a, b) => {
        const whole = calendar.elapsed(start, start + a + b);
        expect(calendar.elapsed(start, start + a) + calendar.elapsed(start + a, start + a + b)).toBe(whole);
      }),
      runs,
    );
  });
  it('a pause keeps the working time that was left, and none is no pause at all', () => {
    const policy = slaPolicies[0]!;
    fc.assert(
      fc.property(
        calendar,
        instant,
        fc.integer({ min: 1, max: MAX_MINUTES }),
        fc.nat(),
        fc.nat(20 * 24 * HOUR),
        (calendar, start, minutes, share, wait) => {
          const clock = startClock({ ...policy, calendar: 'x' }, start, minutes, new Map([['x', calendar]]));
          const pausedAt = start + (share % (clock.dueAt - start));
          const paused = pauseClock(clock, pausedAt, 'waiting-for-customer');
          expect(resumeClock(paused, pausedAt, calendar)).toEqual(clock);
          const resumed = resumeClock(paused, pausedAt + wait, calendar);
          expect(calendar.elapsed(pausedAt + wait, resumed.dueAt)).toBe(calendar.elapsed(pausedAt, clock.dueAt));
          expect(resumed.dueAt).toBeGreaterThanOrEqual(clock.dueAt);
        },
      ),
      runs,
    );
  });
  it('24×7 is the same in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia'),
        instant,
        duration,
        (timeZone, start, d) => {
          const open = makeCalendar('x', { timeZone, always: true });
          expect(open.add(start, d)).toEqual({ at: start + d, known: true });
        },
      ),
      { numRuns: 500 },
    );
  });
  it.each(Object.entries(SPECS))('equals the minute-by-minute oracle 2024–2027: %s', (id, spec) => {
    const oracle = makeMinuteOracle(spec, (date) => getDayDetail(date).work);
    const calendar = makeCalendar(id, spec);
    fc.assert(
      fc.property(fc.nat(oracle.minuteCount - 1), fc.integer({ min: 1, max: MAX_MINUTES }), (minute, minutes) => {
        const expected = oracle.add(minute, minutes);
        fc.pre(expected !== null);
        const start = oracle.startAt + minute * MINUTE;
        expect(iso(calendar.add(start, minutes * MINUTE).at)).toBe(iso(oracle.startAt + expected! * MINUTE));
        expect(calendar.elapsed(start, start + minutes * MINUTE)).toBe(
          oracle.elapsed(minute, minute + minutes) * MINUTE,
        );
      }),
      { numRuns: 4000 },
    );
  });
  it('a deadline is never before its warning', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: MAX_MINUTES }), (calendar, start, minutes) => {
        const due = computeDue(start, minutes, calendar);
        expect(due.warnAt).toBeLessThanOrEqual(due.dueAt);
        if (due.lastCallAt !== null) expect(due.lastCallAt).toBeLessThanOrEqual(due.dueAt);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readCalendarSpec', () => {
  it.each([
    [null, /a name or an object/],
    [{ timeZone: 'Mars/Base' }, /"timeZone".*Mars/],
    [{ timeZone: 'UTC' }, /"week" or "always"/],
    [{ timeZone: 'UTC', weeks: {} }, /"weeks" is unknown/],
    [{ timeZone: 'UTC', week: { monday: [] } }, /"monday" is unknown/],
    [{ timeZone: 'UTC', week: { mon: '9-5' } }, /"week.mon" is a list/],
    [{ timeZone: 'UTC', week: {}, holidays: 'XX' }, /"holidays" can be "CN"/],
  ])('names the fault in %o', (value, message) => {
    expect(() => readCalendarSpec(value)).toThrow(message);
  });
  it.each([['9 to 5'], ['09:00-09:00'], ['24:00-25:00'], ['09:60-10:00']])('hours %s are refused by name', (hours) => {
    expect(() => makeCalendar('x', { timeZone: 'UTC', week: { mon: [hours] } })).toThrow(/should look like/);
  });
  it('a week without hours is refused', () => {
    expect(() => makeCalendar('x', { timeZone: 'UTC', week: {} })).toThrow(/no hours/);
  });
});
