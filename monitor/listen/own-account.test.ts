import { expect, test } from 'vitest';
import type { Brand } from '../../shared/model/brand.ts';
import type { Author } from '../../shared/model/entry.ts';
import { isOwnAccount } from './own-account.ts';

const brand = { ownAccounts: ['新锐客服', '@Xinrui-Care'] } as unknown as Brand;
const author = (part: Partial<Author>): Author => ({ name: null, email: null, url: null, ...part });

test.each([
  ['its name', author({ name: '新锐客服' }), true],
  ['a handle with another case', author({ name: 'someone', url: 'https://site.test/u/xinrui-care' }), true],
  ['its id', author({ id: 'xinrui-care' }), true],
  ['a name that only contains it', author({ name: '新锐客服真差' }), false],
  ['nobody', null, false],
  ['an empty name', author({ name: '' }), false],
])('%s', (_name, who, own) => {
  expect(isOwnAccount(who, [brand])).toBe(own);
});
