import { expect, test } from 'vitest';
import { replaceSpan } from './replace-span.ts';

const SEEN = '您的手机 13812345678 记下';
const SPAN = { start: 5, end: 16 };

test.each([
  ['nothing came since', SEEN, '您的手机 ＊＊ 记下'],
  ['typed on behind it', `${SEEN}了，马上办`, '您的手机 ＊＊ 记下了，马上办'],
  ['typed before it', `您好，${SEEN}`, '您好，您的手机 ＊＊ 记下'],
  ['changed on both sides', '您好，手机 13812345678 记下了', '您好，手机 ＊＊ 记下了'],
  ['taken out meanwhile', '您的手机记下', null],
  ['twice there, and moved', '甲 13812345678 乙 13812345678 丙', null],
])('%s', (_what, now, expected) => {
  expect(replaceSpan(now, SEEN, SPAN, '＊＊')).toBe(expected);
});
