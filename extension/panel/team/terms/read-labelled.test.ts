import { expect, it } from 'vitest';
import { readLabelled, readWords } from './read-labelled.ts';

it('reads what should be heard and what should not, and names the lines that do not say it', () => {
  expect(readLabelled('+ 绿线又出现了\n\n－苹果派很好吃\r\n没有标记\n+\n0 路过\n1 坏了')).toEqual({
    posts: [
      { text: '绿线又出现了', mention: true },
      { text: '苹果派很好吃', mention: false },
      { text: '路过', mention: false },
      { text: '坏了', mention: true },
    ],
    unmarked: [4, 5],
  });
});

it('a number that begins a post is no mark', () => {
  expect(readLabelled('12315 投诉').unmarked).toEqual([1]);
});

it('reads words however they are divided, each once', () => {
  expect(readWords('星尘, 星尘手机、Stardust\n星尘；')).toEqual(['星尘', '星尘手机', 'Stardust']);
});
