import { expect, test } from 'vitest';
import { withItem } from './draft.ts';

test('items are changed in their place', () => {
  const list = [{ id: 'a' }, { id: 'b' }];
  expect(withItem(list, 0, null)).toEqual([{ id: 'b' }]);
  expect(withItem(list, 1, { id: 'c' })).toEqual([{ id: 'a' }, { id: 'c' }]);
});
