import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readKeywordGroups, writeBrands, writeKeywordGroups } from './keyword-groups.ts';

const FILE = `# 我的关键词
[GLOBAL_FILTER]
抽奖

[WORD_GROUPS]
新锐
Xinrui
!新锐导演
@5

苹果
+手机
!苹果派
/iphone\\s?\\d+/ => 苹果

+星屿
+投诉
`;

test('a group is a brand: spellings, words beside it, exclusions; filters hold everywhere', () => {
  expect(readKeywordGroups(FILE)).toEqual({
    brands: [
      { id: 'brand-1', name: '新锐', aliases: ['Xinrui'], exclusions: ['新锐导演', '抽奖'], context: [] },
      { id: 'brand-2', name: '苹果', aliases: [], exclusions: ['苹果派', '抽奖'], context: ['手机'] },
      { id: 'brand-3', name: '星屿', aliases: [], exclusions: ['抽奖'], context: ['投诉'] },
    ],
    skipped: [{ line: 14, text: '/iphone\\s?\\d+/ => 苹果' }],
  });
});

test('a choice of words is its words, and an arrow gives the group its name', () => {
  const { brands, skipped } = readKeywordGroups('/新锐|Xinrui/i => 新锐科技\n!/招聘|导演/\n\n苹果 => Apple\nApple\n');
  expect(skipped).toEqual([]);
  expect(brands).toMatchObject([
    { name: '新锐科技', aliases: ['新锐', 'Xinrui'], exclusions: ['招聘', '导演'] },
    { name: 'Apple', aliases: ['苹果'] },
  ]);
});

test('what is written is read back', () => {
  const { brands } = readKeywordGroups(FILE);
  expect(readKeywordGroups(writeKeywordGroups(brands)).brands).toEqual(brands);
  expect(parse(writeBrands(brands))).toEqual(brands);
});

test.each([
  ['nothing', ''],
  ['only comments', '# a\n\n# b'],
  ['only a filter', '[GLOBAL_FILTER]\nx'],
])('%s is no brand', (_name, text) => {
  expect(readKeywordGroups(text).brands).toEqual([]);
});
