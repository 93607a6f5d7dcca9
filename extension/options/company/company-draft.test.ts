import { expect, test } from 'vitest';
import { beginItem, readLines, withItem } from './company-draft.ts';

test('an item is changed and nothing else of the file is', () => {
  const file = {
    brands: [{ id: 'lark', name: '云雀' }],
    sources: [
      { id: 'forum', type: 'feed', settings: { url: 'https://a.test/feed' } },
      { id: 'news', type: 'feed', settings: { url: 'https://b.test/feed', language: 'zh' } },
    ],
  };
  const changed = withItem(file, 'sources', 1, { id: 'news' });
  expect(changed).toEqual({ ...file, sources: [file.sources[0], { id: 'news' }] });
});

test('lines are entries', () => {
  expect(readLines(' 云雀 \n\n退款\n')).toEqual(['云雀', '退款']);
});

test('an item is taken out and the others stay', () => {
  const file = { people: [{ name: '王芳' }, { name: '李雷' }], retentionDays: 90 };
  expect(withItem(file, 'people', 0, null)).toEqual({ people: [{ name: '李雷' }], retentionDays: 90 });
});

test('a new item has what its list needs to know it by', () => {
  expect(beginItem('brands', [{ id: 'brand', name: '云雀' }], '新锐', '')).toEqual({ id: 'brand-2', name: '新锐' });
  expect(beginItem('brands', [], 'Lark Audio', '')).toEqual({ id: 'lark-audio', name: 'Lark Audio' });
  expect(beginItem('sources', [{ id: 'feed' }], 'feed', '订阅源')).toEqual({
    id: 'feed-2',
    type: 'feed',
    name: '订阅源',
  });
  expect(beginItem('people', [], '王芳', '')).toEqual({ name: '王芳', role: 'admin' });
  expect(beginItem('people', [{ name: '王芳', role: 'admin' }], '李雷', '').role).toBe('social');
});
