import { expect, it } from 'vitest';
import { rankKnowledge, searchKnowledge } from './rank-knowledge.ts';

const items = [
  { title: '运费谁出', text: '退换货的运费由我们承担。' },
  { title: '屏幕有绿线', text: '请重启；仍有绿线，当天上门换新。' },
  { title: 'Refund time', text: 'A refund arrives within two days.' },
];

it('finds what fits the words of a case, the title before the text', () => {
  expect(rankKnowledge(items, '新买的手机屏幕出现一条绿线，运费我不出').map(({ title }) => title)).toEqual([
    '屏幕有绿线',
    '运费谁出',
  ]);
  expect(rankKnowledge(items, 'Where is my REFUND?').map(({ title }) => title)).toEqual(['Refund time']);
  expect(rankKnowledge(items, '门')).toEqual([]);
});

it('searches by all words, two Chinese characters being enough', () => {
  expect(searchKnowledge(items, '绿线 换新')).toEqual([items[1]]);
  expect(searchKnowledge(items, '绿线 refund')).toEqual([]);
  expect(searchKnowledge(items, '  ')).toEqual(items);
});
