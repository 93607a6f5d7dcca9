import { expect, test } from 'vitest';
import { countNps, groupsOfNps, monthsOf } from './count-nps.ts';

const sum = (month: string, counts: Record<string, number>, question = 'nps') => ({
  ...{ question, group: 'lark', month, counts },
  total: Object.values(counts).reduce((all, one) => all + one, 0),
});

test('recommends minus warns, of all who answered', () => {
  // 5 of 10 give nine or ten, 3 give six or less: 50 % − 30 %.
  const sums = [
    sum('2026-11', { '10': 3, '9': 1, '8': 2, '6': 2 }),
    { ...sum('2026-11', { '9': 1, '0': 1 }), group: 'wren' },
    sum('2026-10', { '0': 50 }),
    sum('2026-11', { '5': 40 }, 'satisfaction'),
  ];
  expect(countNps(groupsOfNps(sums, ['2026-11']))).toEqual({ score: 20, answers: 10 });
  expect(countNps(groupsOfNps(sums, ['2026-09']))).toBeNull();
  // Behind the number stand its groups, which come to it.
  expect(groupsOfNps(sums, ['2026-10', '2026-11'])).toEqual([
    { month: '2026-11', group: 'lark', recommend: 4, between: 2, warn: 2 },
    { month: '2026-11', group: 'wren', recommend: 1, between: 0, warn: 1 },
    { month: '2026-10', group: 'lark', recommend: 0, between: 0, warn: 50 },
  ]);
});

test('months that a stretch touches, the last instant not included', () => {
  const at = (text: string) => new Date(text).getTime();
  expect(monthsOf(at('2026-11-30T23:00'), at('2027-01-01T00:00'))).toEqual(['2026-11', '2026-12']);
  expect(monthsOf(at('2026-11-03T00:00'), at('2026-11-10T00:00'))).toEqual(['2026-11']);
});
