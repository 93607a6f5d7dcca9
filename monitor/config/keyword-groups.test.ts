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

test('labels of groups are no spellings, and end neither the filter nor its words', () => {
  const { brands, skipped } = readKeywordGroups(
    '[GLOBAL_FILTER]\n[娱乐]\n震惊\n!x\n@3\n\n标题党\n\n[WORD_GROUPS]\n[手机]\n新锐\n@10\n',
  );
  expect(skipped).toEqual([]);
  expect(brands).toEqual([{ id: 'brand-1', name: '新锐', aliases: [], exclusions: ['震惊', '标题党'], context: [] }]);
});

test.each([
  ['/\\bacme\\b/', ['acme']],
  ['/(?<![a-z])ai(?![a-z])|人工智能/', ['ai', '人工智能']],
  ['/(?:新锐|Xinrui)/', ['新锐', 'Xinrui']],
  ['/C\\+\\+|\\.NET/', ['C++', '.NET']],
])('%s is nothing but words', (line, words) => {
  const [brand] = readKeywordGroups(line).brands;
  expect([brand?.name, ...(brand?.aliases ?? [])]).toEqual(words);
});

test.each(['/iphone\\d+/', '/a.b/', '/(a|b)c/', '/a|/', '/[ab]c/'])('%s is more than words, and is told', (line) => {
  expect(readKeywordGroups(line)).toMatchObject({ brands: [], skipped: [{ line: 1, text: line }] });
});

test('words that would mean something else in a line come back as they were', () => {
  const brands = [
    {
      ...{
        id: 'brand-1',
        name: '#新锐',
        aliases: ['+1', '!go', '@xinrui', '[新锐]', '/r/x/', 'a => b', 'C++', 'Yahoo!'],
      },
      ...{ exclusions: ['/x/', 'b => c'], context: ['#话题', '@客服'] },
    },
  ];
  expect(readKeywordGroups(writeKeywordGroups(brands)).brands).toEqual(brands);
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
