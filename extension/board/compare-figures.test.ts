import { expect, test } from 'vitest';
import { compareWith } from './compare-figures.ts';

test.each([
  [[0.78, 0.85, 'share', 'higher'], { text: '78.0%', before: '85.0%', tone: 'bad' }],
  [[0.02, 0.05, 'share', 'lower'], { text: '2.0%', before: '5.0%', tone: 'good' }],
  [[4.6, 4.4, 'score', 'higher'], { text: '4.6', before: '4.4', tone: 'good' }],
  [[4.61, 4.59, 'score', 'higher'], { text: '4.6', before: '4.6', tone: 'muted' }],
  [[12, 9, 'count', null], { text: '12', before: '9', tone: 'muted' }],
  [[12, 0, 'count', null], { text: '12', before: null, tone: 'muted' }],
  [[null, 0.5, 'share', 'lower'], { text: '—', before: '50.0%', tone: 'muted' }],
  [[0.5, null, 'share', 'lower'], { text: '50.0%', before: null, tone: 'muted' }],
] as const)('%j stands beside what was before it', ([now, before, unit, better], expected) => {
  expect(compareWith(now, before, unit, better)).toEqual(expected);
});
