import { expect, test } from 'vitest';
import { toWeiboMid } from './weibo-mid.ts';

test('the two names of a Weibo post become one', () => {
  expect(toWeiboMid('z0JH2lOMb')).toBe('3501756485200075');
  expect(toWeiboMid('3501756485200075')).toBe('3501756485200075');
});

test('what is neither form stays as it is', () => {
  expect(toWeiboMid('N8')).toBe('N8');
  expect(toWeiboMid('not-an-id')).toBe('not-an-id');
});
