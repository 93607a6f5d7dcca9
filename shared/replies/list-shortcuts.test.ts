import { expect, test } from 'vitest';
import type { Template } from '../model/template.ts';
import { findClashes, listShortcuts, listShortcutsAt } from './list-shortcuts.ts';

const template = (id: string, shortcuts: string[], zh: string[] = ['您好']): Template => ({
  ...{ id, name: { 'zh-CN': id, en: id }, rules: [], kinds: [], topics: [], shortcuts },
  texts: { 'zh-CN': { public: zh, dm: null }, en: { public: [], dm: null } },
});

test('a word calls the template that stands first, and only one with words in the language', () => {
  const list = [template('silent', ['tk'], []), template('own', ['tk', ' 退款 ']), template('shipped', ['TK', 'th'])];
  expect(listShortcuts(list, 'zh-CN').map(({ word, templateId }) => [word, templateId])).toEqual([
    ['tk', 'own'],
    ['退款', 'own'],
    ['th', 'shipped'],
  ]);
  expect(listShortcuts(list, 'en')).toEqual([]);
});

test('words that are typed alike clash, and a template does not clash with itself', () => {
  const list = [template('a', [':ty']), template('b', ['x']), template('c', ['/TY'])];
  expect(findClashes(list[0] as Template, list).map(({ word, template: { id } }) => [word, id])).toEqual([
    [':ty', 'c'],
  ]);
  expect(findClashes({ id: 'new', shortcuts: ['y'] }, list)).toEqual([]);
});

test('a word of a brand or a site is heard there, and the next one with that word elsewhere', () => {
  const list = [
    { ...template('of-x', ['tk']), scope: { brandIds: ['x'] } },
    { ...template('on-weibo', ['TK']), scope: { sites: ['weibo'] } },
    template('team', ['/tk']),
    template('shipped', ['tk']),
  ];
  const words = listShortcuts(list, 'zh-CN');
  const calledAt = (position: Parameters<typeof listShortcutsAt>[1]) =>
    listShortcutsAt(words, position).map(({ templateId }) => templateId);
  expect(calledAt({ site: 'weibo', brandId: 'x' })).toEqual(['of-x']);
  expect(calledAt({ site: 'weibo', brandId: 'y' })).toEqual(['on-weibo']);
  expect(calledAt({ site: 'x', brandId: 'y' })).toEqual(['team']);
});
