import { expect, test } from 'vitest';
import { checkReply } from './guard.ts';
import { isTellingName } from './telling-name.ts';

test.each(['西瓜味的风', '阿柚不加糖', '数码阿杰', 'melon_88', 'Anna Li', '小太阳', 'Lin Wei'])(
  '%s means somebody',
  (name) => {
    expect(isTellingName(name)).toBe(true);
  },
);

test.each(['客服', '非常感谢', '谢谢您', '亲爱的顾客', 'Happy day', 'Thank you', 'Anna', '13800', '祝您生活愉快'])(
  '%s stands in a reply anyway, or is too short',
  (name) => {
    expect(isTellingName(name)).toBe(false);
  },
);

test('a Latin name stops nothing inside another word', () => {
  const find = (text: string) => checkReply(text, { where: 'public', otherCustomers: ['Pointe'] }).findings;
  expect(find('Thank you, the pointe is taken.')).toEqual([]);
  expect(find('Thank you, Pointers are noted by 6 pm today.').map(({ type }) => type)).not.toContain(
    'other-customer-name',
  );
  expect(find('As with Pointe, we are sorry.').map(({ type }) => type)).toContain('other-customer-name');
});
