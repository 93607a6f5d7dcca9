import { expect, test } from 'vitest';
import { sumMetrics, sumReactions } from './sum-reactions.ts';

test('reactions are likes, reposts and comments; what nobody counted is unknown, not zero', () => {
  expect(sumReactions({ likes: 3, reposts: null, comments: 4, views: 900 })).toBe(7);
  expect(sumReactions({ likes: 0 })).toBe(0);
  expect(sumReactions({ views: 900 })).toBeNull();
  expect(sumReactions(null)).toBeNull();
});

test('posts together: each thing that one of them counts', () => {
  const posts = [{ metrics: { likes: 3, views: 100 } }, { metrics: null }, { metrics: { likes: 4, comments: 0 } }];
  expect([...sumMetrics(posts)]).toEqual([
    ['likes', 7],
    ['comments', 0],
    ['views', 100],
  ]);
});
