import { expect, test } from 'vitest';
import { type BoardAddress, readAddress, writeAddress } from './board-address.ts';

const PLAIN: BoardAddress = {
  ...{ range: 'week', brand: null, channel: null, calendar: null },
  ...{ drill: false, list: null },
};

test.each<[string, BoardAddress]>([
  ['nothing but the week', PLAIN],
  ['a brand in practice', { ...PLAIN, range: 'day', brand: '新锐 & 子', drill: true }],
  ['a channel in working time', { ...PLAIN, channel: 'chat', calendar: 'cn-office' }],
  ['a list', { ...PLAIN, list: { what: 'mentions', of: 'overdueRate' } }],
  ['one line of it', { ...PLAIN, list: { what: 'mentions', of: 'late', topic: 'delivery', site: 'a.example' } }],
  [
    'a person, the time before',
    { ...PLAIN, list: { what: 'tickets', of: 'satisfaction', person: 'p 1', before: true } },
  ],
  [
    'one channel, brand and product of a list',
    { ...PLAIN, brand: 'a', list: { what: 'tickets', of: 'tickets', brand: 'b', channel: 'chat', product: '灯 A&B' } },
  ],
  ['a term with a dot in it', { ...PLAIN, list: { what: 'term', of: 'v2.1 版', before: true } }],
  ['days of the costs', { ...PLAIN, list: { what: 'costs', of: 'rate', before: true } }],
  ['the sums behind the NPS', { ...PLAIN, list: { what: 'nps', of: 'sums' } }],
  ['a stretch', { ...PLAIN, list: { what: 'mentions', of: 'negative', within: { from: 1, to: 20 } } }],
])('the address keeps %s', (_, address) => {
  expect(readAddress(writeAddress(address))).toEqual(address);
});

test.each([
  'list=mentions.satisfaction',
  'list=nothing',
  'list=costs.moon',
  'list=term.',
  'list=nps.1',
  'list=tickets.',
  'range=year',
  'channel=fax&calendar=moon',
  '',
])('an address that names no list shows the board: %s', (hash) => {
  expect(readAddress(`#${hash}`)).toEqual(PLAIN);
});

test('what a stranger wrote into an address is not taken for a topic or a time', () => {
  expect(readAddress('#list=mentions.late&topic=%3Cb%3E&from=x&to=2').list).toEqual({ what: 'mentions', of: 'late' });
});
