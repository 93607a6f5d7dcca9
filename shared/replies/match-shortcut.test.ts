import { expect, test } from 'vitest';
import type { Shortcut } from '../model/shortcut.ts';
import { findTypedShortcut, listBegunShortcuts, writeCall } from './match-shortcut.ts';

const shortcuts: Shortcut[] = ['tk', 'tk2', '退款', ':ty', 'first'].map((word) => ({
  ...{ word, templateId: word, name: word },
}));
const find = (before: string, trigger: 'slash' | 'tab' | 'off' = 'slash') => {
  const found = findTypedShortcut(before, shortcuts, trigger);
  return found && [found.shortcut.word, found.length, found.isFinal];
};

test.each([
  ['/first', ['first', 6, true]],
  ['您好/first', ['first', 6, true]],
  ['Hello (/first', ['first', 6, true]],
  ['/FIRST', ['first', 6, true]],
  ['／ｆｉｒｓｔ', ['first', 6, true]],
  ['/退款', ['退款', 3, true]],
  ['/ty', [':ty', 3, true]],
])('a slash calls %s', (before, found) => {
  expect(find(before)).toEqual(found);
});

test.each(['first', 'example.com/first', 'and/first', '//first', '/firs', '/firsts', '3/tk', '退款'])(
  '%s calls nothing where a slash is wanted',
  (before) => {
    expect(find(before)).toBeNull();
  },
);

test('while another one begins like it, nothing is replaced at once', () => {
  expect(find('/tk')).toEqual(['tk', 3, false]);
  expect(find('/tk2')).toEqual(['tk2', 4, true]);
});

test.each([
  ['tk', ['tk', 2, false]],
  ['您好tk', ['tk', 2, false]],
  ['thanks. tk', ['tk', 2, false]],
  ['/tk', ['tk', 3, false]],
  [':ty', [':ty', 3, false]],
  ['您好，退款', ['退款', 2, false]],
])('with the Tab key %s is one', (before, found) => {
  expect(find(before, 'tab')).toEqual(found);
});

test.each(['atk', 'a/tk', '我要退款', 'xtk2', 'ty'])('with the Tab key %s is none', (before) => {
  expect(find(before, 'tab')).toBeNull();
});

test('off is off', () => {
  expect(find('/first', 'off')).toBeNull();
});

test('what was begun is offered, the shortest first, and nothing for a slash alone', () => {
  expect(listBegunShortcuts('好 /t', shortcuts).map(({ word }) => word)).toEqual(['tk', 'tk2', ':ty']);
  expect(listBegunShortcuts('/', shortcuts)).toEqual([]);
  expect(listBegunShortcuts('example.com/t', shortcuts)).toEqual([]);
});

test('a person reads how to type it', () => {
  expect(writeCall(':ty', 'slash')).toBe('/ty');
  expect(writeCall('tk', 'tab')).toBe('tk');
});
