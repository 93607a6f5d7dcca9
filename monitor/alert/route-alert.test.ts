import { expect, test } from 'vitest';
import type { Mention } from '../../shared/model/mention.ts';
import { type AlertRoute, type AlertRouting, routeMention } from './route-alert.ts';

const route = (part: Partial<AlertRoute>): AlertRoute => ({
  brands: [],
  levels: [],
  topics: [],
  channels: ['all'],
  also: false,
  ...part,
});
const routing = (routes: AlertRoute[]): AlertRouting => ({ routes, channelIds: ['a', 'b'], adminChannelIds: ['a'] });
const mention = (level: Mention['level'], brandId = 'x') =>
  ({ level, brandId, analysis: { topic: 'safety' } }) as unknown as Mention;

test.each([
  ['no route: every channel', [], mention('yellow'), ['a', 'b']],
  ['no route: nothing for a post that asks for nothing', [], mention('blue'), []],
  ['the first that fits', [route({ levels: ['red'], channels: ['pr'] }), route({})], mention('red'), ['pr']],
  [
    'the next when the first does not',
    [route({ levels: ['red'], channels: ['pr'] }), route({})],
    mention('blue'),
    ['all'],
  ],
  [
    'also those marked so, each channel once',
    [
      route({ channels: ['pr'] }),
      route({ channels: ['no'] }),
      route({ topics: ['safety'], channels: ['pr', 'law'], also: true }),
    ],
    mention('red'),
    ['pr', 'law'],
  ],
  ['a route marked `also` alone', [route({ channels: ['log'], also: true })], mention('red'), ['log']],
  ['none when none fits', [route({ brands: ['y'] })], mention('red'), []],
] as [string, AlertRoute[], Mention, string[]][])('%s', (_name, routes, heard, channels) => {
  expect(routeMention(heard, routing(routes))).toEqual(channels);
});
