import { expect, test } from 'vitest';
import { howFarBack } from './how-far-back.ts';

test('a first look takes one page, later ones go back to what is known, a back-fill to what was asked for', () => {
  expect(howFarBack(null, undefined)).toEqual({ until: null, mostPages: 1 });
  expect(howFarBack(5_000, undefined)).toEqual({ until: 5_000, mostPages: 10 });
  expect(howFarBack(null, 1_000)).toEqual({ until: 1_000, mostPages: 50 });
  expect(howFarBack(5_000, 1_000).until).toBe(5_000);
});
