import { expect, test } from 'vitest';
import type { Brand } from '../../shared/model/brand.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { findNamedBrand } from './find-named-brand.ts';

const brand: Brand = {
  id: 'shanque',
  name: '山雀',
  aliases: ['Shanque', '小麻雀电器'],
  exclusions: ['山雀观鸟'],
  context: [],
  ownAccounts: ['山雀客服', 'https://x.com/shanque'],
  hotlines: [],
};
const post = (text: string, name: string | null = '路人', url: string | null = null): PostOnPage => ({
  site: 'x',
  postKey: 'x:1',
  permalink: null,
  author: { name, email: null, url },
  title: null,
  text,
  publishedAt: null,
  rating: null,
  metrics: null,
  lang: null,
  replyTo: null,
  seenAt: 0,
  drill: false,
});

test.each([
  ['山雀的电饭煲坏了', true],
  ['SHANQUE broke after a week', true],
  ['小麻雀電器太坑了', true],
  ['周末去山雀观鸟', false],
  ['别的牌子坏了', false],
  ['', false],
])('%s → %s', (text, named) => {
  expect(findNamedBrand([brand])(post(text))).toBe(named);
});

test('the brand’s own accounts are not heard, by name or by address', () => {
  const find = findNamedBrand([brand]);
  expect(find(post('山雀为您服务', '山雀客服'))).toBe(false);
  expect(find(post('山雀为您服务', null, 'https://x.com/shanque'))).toBe(false);
});

test('a changed list of brands is followed', () => {
  expect(findNamedBrand([brand])(post('蓝鲸太差'))).toBe(false);
  expect(findNamedBrand([{ ...brand, name: '蓝鲸' }])(post('蓝鲸太差'))).toBe(true);
});
