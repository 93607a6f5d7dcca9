import { expect, test } from 'vitest';
import { freeId, withItem } from './draft.ts';

test('ids are free and such as the file takes', () => {
  const list = [{ id: 'feed' }, { id: 'feed-2' }];
  expect(freeId(list, 'feed')).toBe('feed-3');
  expect(freeId(list, '新锐')).toBe('item');
  expect(freeId(list, 'Ünïted & Co. '.repeat(9))).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
});

test('items are changed in their place', () => {
  const list = [{ id: 'a' }, { id: 'b' }];
  expect(withItem(list, 0, null)).toEqual([{ id: 'b' }]);
  expect(withItem(list, 1, { id: 'c' })).toEqual([{ id: 'a' }, { id: 'c' }]);
});
