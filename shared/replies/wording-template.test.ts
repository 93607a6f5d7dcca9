import { expect, it } from 'vitest';
import { fillPublic } from './fill-template.ts';
import { type HouseWording, listWordingTemplates } from './wording-template.ts';

const wording: HouseWording = {
  brandId: 'yunque',
  caseNumber: 3,
  text: '我们已关注，{{order.number}} 与 [[此处]] 不是字段。',
  variants: [{ site: 'weibo', text: '微博版。' }],
};

it('offers a locked wording to its own brand, in the words of the site', () => {
  const texts = (brandId: string | null, site: string) =>
    listWordingTemplates([wording], { brandId, site }).map((one) => one.texts['zh-CN'].public[0]);
  expect(texts('yunque', 'weibo')).toEqual(['微博版。']);
  expect(texts('xinrui', 'weibo')).toEqual([]);
  expect(texts(null, 'zhihu')).toEqual([]);
  const everybody = listWordingTemplates([{ ...wording, brandId: null }], { brandId: 'xinrui', site: 'weibo' });
  expect(everybody.map(({ name }) => name['zh-CN'])).toEqual(['统一口径 · 案件 #3']);
});

it('keeps every word: nothing in it is taken for a field', () => {
  const [template] = listWordingTemplates([wording], { brandId: 'yunque', site: 'zhihu' });
  const filled = fillPublic(template?.texts.en.public[0] ?? '', {});
  expect(filled).toMatchObject({ missing: [], unasked: [] });
  expect(filled.text.replaceAll(' ', '')).toBe(wording.text.replaceAll(' ', ''));
});
