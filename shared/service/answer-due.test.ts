import { describe, expect, it } from 'vitest';
import { answerDue } from './answer-due.ts';
import { makeCalendars } from './named-calendars.ts';
import { slaPolicies } from './sla-policies/registry.ts';

const ask = (question: Record<string, unknown>) => answerDue(question, slaPolicies, makeCalendars());
const OFFICE = { timeZone: 'Asia/Shanghai', week: { mon: ['09:00-12:00', '13:00-18:00'] }, holidays: 'CN' };

describe('answerDue', () => {
  it.each([
    [{ start: '2026-03-02T10:00:00+08:00', minutes: 60 }, '2026-03-02T03:00:00.000Z', true],
    [{ start: '2026-03-02T03:30:00Z', minutes: 60, calendar: 'cn-office' }, '2026-03-02T05:30:00.000Z', true],
    [{ start: '2026-03-02T17:30:00+08:00', minutes: 60, calendar: OFFICE }, '2026-03-09T01:30:00.000Z', true],
    [{ start: '2027-03-01T10:00:00+08:00', minutes: 60, calendar: OFFICE }, '2027-03-01T03:00:00.000Z', false],
    [{ start: '2026-03-02T10:00:00Z', policy: 'social-answer' }, '2026-03-02T10:10:00.000Z', true],
    [{ start: '2026-03-02T10:00:00Z', policy: 'resolution', urgency: 'urgent' }, '2026-03-02T22:00:00.000Z', true],
    [
      { start: '2026-03-02T10:00:00Z', minutes: 5, calendar: { timeZone: 'UTC', always: true } },
      '2026-03-02T10:05:00.000Z',
      true,
    ],
    [{ start: 0, minutes: 1 }, 60_000, true],
    [{ start: '2028-02-29T10:00:00Z', minutes: 0.5 }, '2028-02-29T10:00:30.000Z', true],
    // An hour that New York does not have, and one that it has twice.
    [
      {
        start: '2026-03-08T01:30:00-05:00',
        minutes: 60,
        calendar: { timeZone: 'America/New_York', week: { sun: ['01:00-04:00'] } },
      },
      '2026-03-08T07:30:00.000Z',
      true,
    ],
    [
      { start: '2026-11-01T00:30:00-04:00', minutes: 180, calendar: { timeZone: 'America/New_York', always: true } },
      '2026-11-01T07:30:00.000Z',
      true,
    ],
  ])('%o', (question, due, calendarKnown) => {
    expect(ask(question)).toMatchObject({ due, calendarKnown });
  });
  it('warns at a third left and at five minutes', () => {
    expect(ask({ start: '2026-03-02T10:00:00Z', minutes: 60 })).toMatchObject({
      warnAt: '2026-03-02T10:40:00.000Z',
      lastCallAt: '2026-03-02T10:55:00.000Z',
    });
  });
  it.each([
    [{ minutes: 5 }, /"start"/],
    [{ start: '2026-03-02T10:00:00', minutes: 5 }, /with its zone/],
    [{ start: '2026-13-45T10:00:00Z', minutes: 5 }, /"start"/],
    [{ start: '2026-02-30T10:00:00Z', minutes: 5 }, /"start"/],
    [{ start: 1e20, minutes: 5 }, /1970 and 2200/],
    [{ start: '0001-01-01T00:00:00Z', minutes: 5 }, /1970 and 2200/],
    [{ start: 0 }, /"minutes" or "policy"/],
    [{ start: 0, minutes: -1 }, /"minutes" has to be/],
    [{ start: 0, minutes: '5' }, /"minutes" has to be/],
    [{ start: 0, policy: 'nope' }, /"nope" is unknown.*social-answer/],
    [{ start: 0, policy: 'resolution', urgency: 'high' }, /"urgency"/],
    [{ start: 0, policy: 'critical-start', urgency: 'normal' }, /no commitment/],
    [{ start: 0, minutes: 5, calendar: 'moon' }, /"moon" is unknown.*cn-office/],
    [{ start: 0, minutes: 5, calendar: 7 }, /name or an object/],
  ])('%o is refused by name', (question, message) => {
    expect(() => ask(question)).toThrow(message);
  });
});
