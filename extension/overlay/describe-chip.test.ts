import { expect, test } from 'vitest';
import type { Mention } from '../../shared/model/mention.ts';
import type { PostMark } from '../messages.ts';
import { describeChip } from './describe-chip.ts';

const mark = (claimedBy: string | null, dueAt: number | null = 600_000): PostMark => ({
  postKey: 'x:1',
  mention: {
    state: claimedBy === null ? 'open' : 'claimed',
    claimedBy,
    level: 'red',
    analysis: { topic: 'safety', kind: 'complaint' },
    urgency: 'urgent',
  } as unknown as Mention,
  level: 'red',
  dueAt,
  ticket: null,
});
const setup = {
  language: 'en',
  personId: 'me',
  people: { me: 'Mia', li: '小李', long: 'Maximiliane' },
  drill: false,
} as const;

test.each([
  ['nobody', null, '10:00', ''],
  ['me', 'me', '10:00', 'you are on it'],
  ['a colleague', 'li', '10:00 · 小李', '小李 is on it'],
  ['a long name is cut on the chip and whole in its label', 'long', '10:00 · Maximil…', 'Maximiliane is on it'],
  ['somebody whose name is not known', 'gone', '10:00 · a colleague', 'a colleague is on it'],
])('%s', (_who, claimedBy, text, label) => {
  const face = describeChip(mark(claimedBy), 0, setup);
  expect(face.text).toBe(text);
  expect(face.label).toContain(label);
});

test('without a clock the name stands there all the same', () => {
  expect(describeChip(mark('li', null), 0, setup).text).toMatch(/ · 小李$/u);
});

test('practice says so before anything else', () => {
  const real = mark(null);
  const practice = { ...real, mention: { ...real.mention, drill: true } as Mention };
  expect(describeChip(practice, 0, setup)).toMatchObject({ text: 'Drill 10:00', look: 'red', live: true });
  expect(describeChip(practice, 0, setup).label).toMatch(/^Drill 10:00 · /);
  expect(describeChip(real, 0, { ...setup, drill: true }).text).toBe('Drill 10:00');
  const answered = describeChip({ ...real, mention: null, isAnswered: true }, 0, { ...setup, drill: true });
  expect(answered).toMatchObject({ text: 'Drill Answered', look: 'green', live: false });
});
