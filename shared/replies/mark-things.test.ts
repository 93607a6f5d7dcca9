import { expect, test } from 'vitest';
import { markThings, THING } from './mark-things.ts';

test('every personal thing becomes one mark', () => {
  expect(markThings('麻烦把订单编号和手机号发我').text).toBe(`麻烦把${THING}和${THING}发我`);
  expect(markThings('请问是哪家门店').hasThing).toBe(false);
});

test('spans of the marked clause lead back to the given one', () => {
  const given = '麻烦把订单编号和手机号发我一下';
  const marked = markThings(given);
  const slice = (start: number, end: number) => {
    const span = marked.toGiven(start, end);
    return given.slice(span.start, span.end);
  };
  const first = marked.text.indexOf(THING);
  const second = marked.text.lastIndexOf(THING);
  expect(slice(first, first + 1)).toBe('订单编号');
  expect(slice(second, second + 1)).toBe('手机号');
  expect(slice(second, marked.text.length)).toBe('手机号发我一下');
});
