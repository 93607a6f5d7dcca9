import { expect, test } from 'vitest';
import {
  faultsOf,
  itemsOf,
  type Meanwhile,
  readLines,
  readTyped,
  settle,
  withSetting,
  withSettings,
} from './company-draft.ts';

const FILE = {
  brands: [{ id: 'lark', name: '云雀' }],
  sources: [
    { id: 'forum', type: 'feed', settings: { url: 'https://a.test/feed' } },
    { id: 'news', type: 'feed', settings: { url: 'https://b.test/feed', language: 'zh' } },
  ],
};

test('a setting is changed and nothing else of the file is', () => {
  const changed = withSettings(FILE, 'sources', 1, withSetting({ url: 'x', language: 'zh' }, 'language', ''));
  expect(changed).toEqual({ ...FILE, sources: [FILE.sources[0], { ...FILE.sources[1], settings: { url: 'x' } }] });
  expect(itemsOf({ sources: 'none' }, 'sources')).toEqual([]);
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

test('lines are entries', () => {
  expect(readLines(' 云雀 \n\n退款\n')).toEqual(['云雀', '退款']);
});

test('a fault is shown at its setting', () => {
  const fault = (field: string) => ({ line: 1, field, reason: { 'zh-CN': '错', en: 'wrong' } });
  const faults = [fault('sources[1].settings.url'), fault('sources[1].settings.urls[0]'), fault('sources[10]')];
  expect(faultsOf(faults, 'sources', 1, 'url').map(({ field }) => field)).toEqual(['sources[1].settings.url']);
  expect(faultsOf(faults, 'sources', 1)).toHaveLength(2);
});

test('of a conflict either side is taken, and what only one side changed stays', () => {
  const mine = { ...FILE.sources[0], settings: { url: 'https://mine.test/feed' } };
  const theirs = { ...FILE.sources[0], settings: { url: 'https://theirs.test/feed' } };
  const meanwhile: Meanwhile = {
    version: 'v2',
    theirs: { ...FILE, sources: [theirs], complaintTerms: ['退款'] },
    merged: { ...FILE, sources: [mine], complaintTerms: ['投诉'] },
    conflicts: [
      { list: 'sources', item: 'forum', base: FILE.sources[0], mine, theirs },
      { list: 'complaintTerms', item: null, base: null, mine: ['投诉'], theirs: ['退款'] },
      { list: 'sources', item: 'news', base: FILE.sources[1], mine: null, theirs: FILE.sources[1] },
    ],
  };
  expect(settle(meanwhile, new Set())).toEqual(meanwhile.merged);
  expect(settle(meanwhile, new Set([0, 2]))).toEqual({ ...meanwhile.merged, sources: [theirs, FILE.sources[1]] });
  expect(settle(meanwhile, new Set([1]))).toEqual({ ...meanwhile.merged, complaintTerms: ['退款'] });
});
