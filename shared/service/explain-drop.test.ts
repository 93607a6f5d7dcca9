import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainChange, type TallyPart } from './explain-drop.ts';
import { figureTargets } from './figure-targets.ts';

const firstContact = figureTargets.find(({ id }) => id === 'firstContactRate');
const negative = figureTargets.find(({ id }) => id === 'negativeRate');
if (firstContact === undefined || negative === undefined) throw new Error('a target is missing');

const part = (by: string, key: string, cases: number, sum: number): TallyPart => ({ by, key, cases, sum });
const whole = (parts: readonly TallyPart[], by: string) => ({
  total: parts
    .filter((one) => one.by === by)
    .reduce((t, p) => ({ cases: t.cases + p.cases, sum: t.sum + p.sum }), { cases: 0, sum: 0 }),
  parts,
});

test('KPI-2: 85 % → 78 % is flagged with the topic, the channel and the agent that moved', () => {
  const before = [
    ...[part('topic', 'delivery', 100, 85), part('topic', 'returns', 100, 85)],
    ...[part('channel', 'mail', 150, 128), part('channel', 'chat', 50, 42)],
    ...[part('handlerId', 'li', 100, 86), part('handlerId', 'wang', 100, 84)],
  ];
  const now = [
    ...[part('topic', 'delivery', 100, 71), part('topic', 'returns', 100, 85)],
    ...[part('channel', 'mail', 150, 128), part('channel', 'chat', 50, 28)],
    ...[part('handlerId', 'li', 100, 85), part('handlerId', 'wang', 100, 71)],
  ];
  const change = explainChange(firstContact, whole(now, 'topic'), whole(before, 'topic'));
  expect(change).toMatchObject({ now: 0.78, before: 0.85, isDrop: true, missesTarget: true, cases: 200 });
  expect(change.causes.map(({ by, key, because }) => [by, key, because])).toEqual([
    ['channel', 'chat', 'worse'],
    ['topic', 'delivery', 'worse'],
    ['handlerId', 'wang', 'worse'],
  ]);
  expect(change.causes[1]?.share).toBeCloseTo(-0.07, 10);
});

test('more of what was always worse is told as more, not as worse', () => {
  const before = [part('topic', 'delivery', 80, 8), part('topic', 'price', 20, 10)];
  const now = [part('topic', 'delivery', 50, 5), part('topic', 'price', 50, 25)];
  const change = explainChange(negative, whole(now, 'topic'), whole(before, 'topic'));
  expect(change).toMatchObject({ isDrop: true, now: 0.3, before: 0.18 });
  expect(change.causes).toMatchObject([
    { key: 'price', because: 'more' },
    { key: 'delivery', because: 'more' },
  ]);
});

test('a new topic counts against what was before it; too few cases, better and equal are no drop', () => {
  const before = [part('topic', 'other', 100, 5)];
  const now = [part('topic', 'other', 100, 5), part('topic', 'recall', 50, 50)];
  expect(explainChange(negative, whole(now, 'topic'), whole(before, 'topic')).causes).toMatchObject([
    { key: 'recall', because: 'worse' },
  ]);
  const few = [part('topic', 'other', 19, 0)];
  expect(
    explainChange(firstContact, whole(few, 'topic'), whole([part('topic', 'other', 100, 90)], 'topic')),
  ).toMatchObject({ isDrop: false, causes: [], missesTarget: true });
  const same = whole(before, 'topic');
  expect(explainChange(negative, same, same)).toMatchObject({ isDrop: false, causes: [] });
  expect(explainChange(negative, whole([], 'topic'), same)).toMatchObject({ now: null, isDrop: false });
});

test('the parts of one kind add up to the change', () => {
  const tally = fc.record({
    cases: fc.integer({ min: 1, max: 500 }),
    good: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(tally, tally), { minLength: 1, maxLength: 5 }), (topics) => {
      const parts = (at: 0 | 1) =>
        topics.map((pair, i) => part('topic', `t${i}`, pair[at].cases, pair[at].cases * pair[at].good));
      const [before, now] = [whole(parts(0), 'topic'), whole(parts(1), 'topic')];
      const all = { ...firstContact, dropBy: -10, minCases: 0 };
      const change = explainChange(all, now, before);
      const total = (change.now ?? 0) - (change.before ?? 0);
      // Every part is listed only where none is filtered: those that help are left out, so the rest is at least the drop.
      const listed = change.causes.reduce((sum, { share }) => sum + share, 0);
      if (topics.length === 1) expect(listed === 0 || Math.abs(listed - total) < 1e-9).toBe(true);
      else expect(listed).toBeLessThanOrEqual(Math.max(0, total) + 1e-9);
    }),
  );
});
