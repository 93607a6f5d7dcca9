import { expect, test } from 'vitest';
import { suggestTerms } from './suggest-terms.ts';

const termsOf = async (name: string) => (await suggestTerms(name)).map(({ term }) => term);

test.each([
  ['新锐', ['新銳', 'Xinrui', 'Xin Rui']],
  ['新锐 Xinrui', ['新锐', 'Xinrui', '新銳', 'Xin Rui']],
  ['重庆小面', ['重慶小面', 'Chongqingxiaomian', 'Chong Qing Xiao Mian']],
  ['华为', ['華為', 'Huawei', 'Hua Wei']],
  ['Acme & Sons', []],
  ['茶', []],
  ['喜茶HEYTEA', ['喜茶', 'HEYTEA', 'Xicha', 'Xi Cha']],
  ['🙂', []],
])('%s may also be spelled %j', async (name, terms) => {
  expect(await termsOf(name)).toEqual(terms);
});

test('each suggestion says in both languages what it is', async () => {
  for (const { why } of await suggestTerms('新锐 X1')) {
    expect(why['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(why.en).not.toMatch(/\p{Script=Han}/u);
  }
});
