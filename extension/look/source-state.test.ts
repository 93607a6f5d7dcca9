import { expect, it } from 'vitest';
import { SOURCE_STATES } from '../../shared/model/source.ts';
import { worstFirst } from './source-state.ts';

it('what cannot be heard stands first, what is heard last, and each state has its place', () => {
  const sources = SOURCE_STATES.map((state, id) => ({ state, id }));
  const sorted = worstFirst([...sources, { state: 'blind' as const, id: 9 }]);
  expect(sorted.map(({ state }) => state)).toEqual([
    ...['blind', 'blind', 'cannot-keep-window', 'late', 'paused', 'healthy'],
  ]);
  expect(sorted.slice(0, 2).map(({ id }) => id)).toEqual([sources.findIndex(({ state }) => state === 'blind'), 9]);
});
