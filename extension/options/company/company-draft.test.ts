import { expect, test } from 'vitest';
import { readLines, withSettings } from './company-draft.ts';

test('settings are changed and nothing else of the file is', () => {
  const file = {
    brands: [{ id: 'lark', name: '云雀' }],
    sources: [
      { id: 'forum', type: 'feed', settings: { url: 'https://a.test/feed' } },
      { id: 'news', type: 'feed', settings: { url: 'https://b.test/feed', language: 'zh' } },
    ],
  };
  const changed = withSettings(file, 'sources', 1, { url: 'x' });
  expect(changed).toEqual({ ...file, sources: [file.sources[0], { ...file.sources[1], settings: { url: 'x' } }] });
});

test('lines are entries', () => {
  expect(readLines(' 云雀 \n\n退款\n')).toEqual(['云雀', '退款']);
});
