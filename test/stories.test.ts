import { expect, test } from 'vitest';
import { readTable } from '../monitor/training/labelled-table.ts';
import { OWN_POSTS } from '../monitor/training/read-training-data.ts';
import { createStoryIndex } from '../shared/understanding/stories.ts';
import { STORY_CHANGES } from './eval/understanding/vary.ts';

/** Our own posts, glued in threes so that they are as long as what people pass on; every post stands in one of them. */
function makePosts(): string[] {
  const texts = readTable(OWN_POSTS).map((row) => row['text'] ?? '');
  const third = Math.floor(texts.length / 3);
  return Array.from({ length: third }, (_, k) => `${texts[k]}，${texts[k + third]}。${texts[k + 2 * third]}`);
}

test('copies meet in one story, and other posts do not: pairwise precision ≥ .95, recall ≥ .9', () => {
  const posts = makePosts();
  const index = createStoryIndex(posts.length * 12);
  const owners = posts.map((text) => index.add(text));
  // Different posts are different stories: what would meet here is a wrong pair.
  const apart = new Set(owners).size / posts.length;
  expect(apart).toBeGreaterThan(0.98);
  let found = 0;
  let wrong = 0;
  let total = 0;
  const recall: Record<string, number> = {};
  for (const [name, change] of Object.entries(STORY_CHANGES)) {
    let own = 0;
    posts.forEach((text, at) => {
      const story = index.add(change(text, at));
      total++;
      if (story === owners[at]) own++;
      else if (story !== null && owners.includes(story)) wrong++;
    });
    found += own;
    recall[name] = own / posts.length;
  }
  expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.95);
  expect(found / total, JSON.stringify(recall)).toBeGreaterThanOrEqual(0.9);
  for (const [name, share] of Object.entries(recall)) expect(share, name).toBeGreaterThan(0.7);
});

test('an advertisement with one word changed is the same story, one about another product is not', () => {
  const index = createStoryIndex(100);
  const first = index.add('【限时秒杀】青岚电饭煲直降三百元，下单立减，前一百名再送蒸笼一个，点击链接马上抢购');
  expect(index.add('【限时秒杀】青岚电压锅直降三百元，下单立减，前一百名再送蒸笼一个，点击链接马上抢购')).toBe(first);
  expect(index.add('【新品首发】白鹭扫地机器人到店体验，预约即送抱枕，会员双倍积分，门店地址见评论区')).not.toBe(first);
});
