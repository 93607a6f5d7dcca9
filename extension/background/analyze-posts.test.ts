import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { analyzePosts } from './analyze-posts.ts';
import { namesBrand } from './listen-to-page.ts';

const brand = {
  id: 'shanque',
  name: '山雀',
  aliases: ['Shanque'],
  exclusions: ['山雀观鸟'],
  context: [],
  ownAccounts: [],
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

let fetches = 0;
beforeEach(async () => {
  const bytes = await readFile(new URL('../../shared/understanding/weights.bin', import.meta.url));
  vi.stubGlobal('fetch', async (address: string) => {
    fetches += 1;
    if (address !== '/weights.bin') throw new Error(`not in the package: ${address}`);
    return new Response(bytes);
  });
});
afterEach(() => vi.unstubAllGlobals());

test('matches and triages posts with the heads of the package, which are read once', async () => {
  const listening = { brands: [brand], complaintTerms: ['翻车'] };
  const [complaint, praise, other] = await analyzePosts(
    [post('山雀的电饭煲三天就冒烟了，要投诉12315'), post('山雀电饭煲煮饭真香，推荐'), post('周末去山雀观鸟')],
    listening,
  );
  expect(complaint).toMatchObject({
    complaint: { is: true },
    sentiment: { label: 'neg' },
    urgency: 'critical',
    level: 'red',
  });
  expect(complaint?.matches).toContainEqual({ type: 'brand', term: '山雀', brandId: 'shanque', start: 0, end: 2 });
  expect(praise).toMatchObject({ complaint: { is: false }, sentiment: { label: 'pos' } });
  expect(other?.matches.filter(({ type }) => type === 'brand')).toEqual([]);
  await analyzePosts([post('山雀')], { ...listening, complaintTerms: [] });
  expect(fetches).toBe(1);
});

test.each([
  [post('山雀的电饭煲坏了'), true],
  [post('SHANQUE broke after a week'), true],
  [{ ...post('昨天就坏了'), title: '山雀电饭煲' }, true],
  [post('周末去山雀观鸟'), false],
  [post('别的牌子坏了'), false],
  [post('山雀为您服务', '山雀客服'), false],
  [post('山雀为您服务', null, 'https://x.com/shanque'), false],
])('$title $text: names a brand that is not its author: %s', async (seen, named) => {
  const own = { ...brand, aliases: ['Shanque'], ownAccounts: ['山雀客服', 'https://x.com/shanque'] };
  const [analysis] = await analyzePosts([seen], { brands: [own], complaintTerms: [] });
  expect(namesBrand(seen, analysis, [own])).toBe(named);
});

test('a changed list of brands is followed', async () => {
  const whale = { ...brand, name: '蓝鲸' };
  const [before] = await analyzePosts([post('蓝鲸太差')], { brands: [brand], complaintTerms: [] });
  const [after] = await analyzePosts([post('蓝鲸太差')], { brands: [whale], complaintTerms: [] });
  expect([namesBrand(post('x'), before, [brand]), namesBrand(post('x'), after, [whale])]).toEqual([false, true]);
});
