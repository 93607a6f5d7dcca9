import { expect, test } from 'vitest';
import { readLines, withItem } from './company-draft.ts';

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
