import { expect, test } from 'vitest';
import { faultsOf, freeId, readList, withField, withItem } from './draft.ts';

test('an emptied field is taken out, the others keep their order', () => {
  const item = { id: 'a', name: 'A', aliases: ['x'] };
  expect(withField(item, 'aliases', [])).toEqual({ id: 'a', name: 'A' });
  expect(Object.keys(withField(item, 'name', 'B'))).toEqual(['id', 'name', 'aliases']);
  expect(withField(item, 'settings', {})).toEqual(item);
  expect(withField(item, 'enabled', false)).toEqual({ ...item, enabled: false });
});

test('ids are free and such as the file takes', () => {
  const list = [{ id: 'feed' }, { id: 'feed-2' }];
  expect(freeId(list, 'feed')).toBe('feed-3');
  expect(freeId(list, '新锐')).toBe('item');
  expect(freeId(list, 'Ünïted & Co. '.repeat(9))).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
});

test('what is no list is none, and items are changed in their place', () => {
  expect(readList({ brands: 'x' }, 'brands')).toEqual([]);
  const list = [{ id: 'a' }, { id: 'b' }];
  expect(withItem(list, 0, null)).toEqual([{ id: 'b' }]);
  expect(withItem(list, 1, { id: 'c' })).toEqual([{ id: 'a' }, { id: 'c' }]);
});

test('faults find their item, and the tenth is not the first', () => {
  const reason = { 'zh-CN': '不对', en: 'wrong' };
  const faults = ['sources[1].settings.url', 'sources[10].id', 'sources[1]', 'brands[1].id'].map((field) => ({
    ...{ line: 1, field, reason },
  }));
  expect(faultsOf(faults, 'sources', 1).map(({ field }) => field)).toEqual(['settings.url', '']);
});
