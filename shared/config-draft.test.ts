import { expect, test } from 'vitest';
import {
  faultOf,
  faultsOf,
  freeId,
  readList,
  readTyped,
  settleConflicts,
  withField,
  writeSide,
} from './config-draft.ts';

const reason = { 'zh-CN': '不对', en: 'wrong' };
const faultAt = (field: string) => ({ line: 1, field, reason });

test('an emptied field is taken out, the others keep their order', () => {
  const item = { id: 'a', name: 'A', aliases: ['x'] };
  expect(withField(item, 'aliases', [])).toEqual({ id: 'a', name: 'A' });
  expect(Object.keys(withField(item, 'name', 'B'))).toEqual(['id', 'name', 'aliases']);
  expect(withField(item, 'settings', {})).toEqual(item);
  expect(withField(item, 'enabled', false)).toEqual({ ...item, enabled: false });
});

test('what is no list is none', () => {
  expect(readList({ brands: 'x' }, 'brands')).toEqual([]);
  expect(readList({ brands: [null, 3, { id: 'a' }] }, 'brands')).toEqual([{ id: 'a' }]);
});

test('faults find their item and their field, and the tenth is not the first', () => {
  const faults = ['sources[1].settings.url', 'sources[1].settings.urls[0]', 'sources[10].id', 'sources[1]'].map(
    faultAt,
  );
  const own = faultsOf(faults, 'sources', 1);
  expect(own.map(({ field }) => field)).toEqual(['settings.url', 'settings.urls[0]', '']);
  expect(faultOf(own, 'settings.url')?.field).toBe('settings.url');
  expect(faultOf(own, 'settings.urls')?.field).toBe('settings.urls[0]');
  expect(faultOf(own, 'settings.ur')).toBeUndefined();
});

test.each([
  [{ type: 'integer' }, '42', 42],
  [{ type: 'integer' }, 'a few', 'a few'],
  [{ type: 'string' }, '42', '42'],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, '-100', -100],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, '@care', '@care'],
  [{ type: 'number' }, '', ''],
])('%j reads %j as %j', (schema, text, value) => {
  expect(readTyped(schema, text)).toBe(value);
});

test('of a conflict either side is taken, and what only one side changed stays', () => {
  const [forum, news] = [
    { id: 'forum', url: 'a' },
    { id: 'news', url: 'b' },
  ];
  const [mine, theirs] = [
    { id: 'forum', url: 'mine' },
    { id: 'forum', url: 'theirs' },
  ];
  const [weibo, newer] = [
    { site: 'weibo', revision: 1 },
    { site: 'weibo', revision: 2 },
  ];
  const meanwhile = {
    merged: { sources: [mine], people: [{ name: '王敏' }], siteCorrections: [weibo], complaintTerms: ['投诉'] },
    conflicts: [
      { list: 'sources', item: 'forum', base: forum, mine, theirs },
      { list: 'complaintTerms', item: null, base: null, mine: ['投诉'], theirs: ['退款'] },
      { list: 'sources', item: 'news', base: news, mine: null, theirs: news },
      { list: 'people', item: '王敏', base: null, mine: { name: '王敏' }, theirs: null },
      { list: 'siteCorrections', item: 'weibo', base: null, mine: weibo, theirs: newer },
    ],
  };
  expect(settleConflicts(meanwhile, new Set())).toEqual(meanwhile.merged);
  expect(settleConflicts(meanwhile, new Set([0, 2]))).toEqual({ ...meanwhile.merged, sources: [theirs, news] });
  expect(settleConflicts(meanwhile, new Set([1]))).toEqual({ ...meanwhile.merged, complaintTerms: ['退款'] });
  // People are known by their names, corrections by their sites.
  expect(settleConflicts(meanwhile, new Set([3, 4]))).toEqual({
    ...meanwhile.merged,
    people: [],
    siteCorrections: [newer],
  });
});

test('a side of a conflict marks what the other does not say; a comma more is no difference', () => {
  const lines = writeSide({ id: 'a', url: 'x' }, { id: 'a', url: 'y', zone: 'UTC' });
  expect(lines?.filter(({ differs }) => differs).map(({ text }) => text.trim())).toEqual(['"url": "x"']);
  expect(writeSide({ id: 'a' }, { id: 'a', url: 'y' })?.some(({ differs }) => differs)).toBe(false);
  expect(writeSide(null, { id: 'a' })).toBe(null);
  // Beside nothing there is nothing to compare.
  expect(writeSide({ id: 'a' }, null)?.some(({ differs }) => differs)).toBe(false);
});

test('ids are free and such as the file takes', () => {
  const list = [{ id: 'feed' }, { id: 'feed-2' }];
  expect(freeId(list, 'feed')).toBe('feed-3');
  expect(freeId(list, '新锐')).toBe('item');
  expect(freeId(list, 'Ünïted & Co. '.repeat(9))).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
});
