import { expect, it } from 'vitest';
import { listSnoozes, nextMorning } from './snooze-choices.ts';

const MINUTE = 60_000;
const NOW = 1_000_000 * MINUTE;
const choices = (dueIn: number | null) =>
  listSnoozes(dueIn === null ? null : NOW + dueIn * MINUTE, NOW, NOW + 900 * MINUTE).map((one) => one.choice);

it.each([
  ['no deadline: any', null, ['five', 'quarter', 'hour', 'morning']],
  ['six minutes left: nothing fits', 6, []],
  ['seven minutes left: five, and two to answer', 7, ['five']],
  ['an hour left', 60, ['five', 'quarter']],
  ['two days left', 2880, ['five', 'quarter', 'hour', 'morning']],
  ['overdue: a breath only', -1, ['five', 'quarter']],
] as const)('%s', (_name, dueIn, expected) => expect(choices(dueIn)).toEqual(expected));

it('the next morning is nine o’clock, today’s when that is still to come', () => {
  const night = new Date(2026, 10, 27, 23, 30).getTime();
  const early = new Date(2026, 10, 27, 6, 0).getTime();
  expect(nextMorning(night)).toBe(new Date(2026, 10, 28, 9).getTime());
  expect(nextMorning(early)).toBe(new Date(2026, 10, 27, 9).getTime());
});
