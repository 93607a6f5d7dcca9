import { expect, test } from 'vitest';
import { readIdentities } from './recognise-ticket-customer.ts';

const nobody = { site: null, customer: null, contact: null };

test.each([
  ['a name alone is nobody', { ...nobody, customer: { name: '小王', email: null, url: null } }, []],
  [
    'an account with its site',
    { ...nobody, site: 'weibo', customer: { name: 'x', email: null, url: 'https://weibo.com/u/1', id: '42' } },
    ['account weibo:42'],
  ],
  [
    'a profile where there is no id',
    { ...nobody, site: 'weibo', customer: { name: 'x', email: null, url: 'https://www.weibo.com/u/1/?from=x' } },
    ['account weibo:weibo.com/u/1'],
  ],
  ['an account without a site is nobody', { ...nobody, customer: { name: 'x', email: null, url: null, id: '42' } }, []],
  [
    'a front page is no profile',
    { ...nobody, site: 'a', customer: { name: 'x', email: null, url: 'https://a.b/' } },
    [],
  ],
  ['a number in words', { ...nobody, contact: '电话 138 0013 8000,晚上打' }, ['phone 138 0013 8000']],
  ['a number in full width', { ...nobody, contact: '１３８００１３８０００' }, ['phone 13800138000']],
  ['an order number is no telephone', { ...nobody, contact: '订单 213800138000123' }, []],
  ['a mail address', { ...nobody, contact: 'Wang <w.wang+1@mail.example.com>' }, ['email w.wang+1@mail.example.com']],
])('%s', (_name, ticket, wanted) => {
  expect(readIdentities(ticket).map(({ kind, value }) => `${kind} ${value}`)).toEqual(wanted);
});
