import { describe, expect, it, test } from 'vitest';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import type { RoutedPerson } from './reach-person.ts';
import { type AlertRoute, type AlertRouting, explainRoute, type Matter } from './route-alert.ts';

const route = (part: Partial<AlertRoute>): AlertRoute => ({
  ...{ brands: [], levels: [], topics: [], languages: [], people: [], also: false },
  channels: part.people === undefined ? ['all'] : [],
  ...part,
});
const routing = (routes: AlertRoute[], people: RoutedPerson[] = []): AlertRouting => ({
  ...{ routes, people, channelIds: ['a', 'b'], adminChannelIds: ['a'] },
  calendars: makeCalendars(),
});
const matter = (level: Matter['level'], part: Partial<Matter> = {}): Matter => ({
  ...{ level, brandId: 'x', topic: 'safety', language: 'zh', flags: [] },
  ...part,
});
const at = (local: string) => Date.parse(`${local}+08:00`);
/** A Wednesday. */
const DAY = at('2026-12-02T10:00');
const NIGHT = at('2026-12-02T23:00');
const MORNING = at('2026-12-03T08:00');
const told = (about: Matter, routes: AlertRouting, now = DAY) => explainRoute(about, routes, now).tellings;
const channels = (about: Matter, routes: AlertRouting, now = DAY) => told(about, routes, now).map((to) => to.channelId);

test.each<[string, AlertRoute[], Matter, string[]]>([
  ['no route: every channel', [], matter('yellow'), ['a', 'b']],
  ['no route: nothing for a post that asks for nothing', [], matter('blue'), []],
  ['the first that fits', [route({ levels: ['red'], channels: ['pr'] }), route({})], matter('red'), ['pr']],
  [
    'the next when the first does not',
    [route({ levels: ['red'], channels: ['pr'] }), route({})],
    matter('blue'),
    ['all'],
  ],
  [
    'also those marked so, each channel once',
    [
      route({ channels: ['pr'] }),
      route({ channels: ['no'] }),
      route({ topics: ['safety'], channels: ['pr', 'law'], also: true }),
    ],
    matter('red'),
    ['pr', 'law'],
  ],
  ['a route marked `also` alone', [route({ channels: ['log'], also: true })], matter('red'), ['log']],
  ['none when none fits', [route({ brands: ['y'] })], matter('red'), []],
  [
    'by language',
    [route({ languages: ['en'], channels: ['en'] }), route({})],
    matter('red', { language: 'en' }),
    ['en'],
  ],
  ['another language', [route({ languages: ['en'], channels: ['en'] }), route({})], matter('red'), ['all']],
  ['what has no words fits each language', [route({ languages: ['en'] })], matter('red', { language: null }), ['all']],
])('%s', (_name, routes, about, heard) => {
  expect(channels(about, routing(routes))).toEqual(heard);
});

describe('hours', () => {
  const routes = routing([route({ during: 'cn-office', channels: ['office'] }), route({ channels: ['night'] })]);
  it.each([
    ['in the office', DAY, 'office'],
    ['after hours', NIGHT, 'night'],
    ['at lunch', at('2026-12-02T12:30'), 'night'],
    ['on a public holiday', at('2026-10-01T10:00'), 'night'],
    ['on a make-up Saturday', at('2026-10-10T10:00'), 'office'],
  ])('a route holds in the hours of its calendar: %s', (_name, now, heard) => {
    expect(channels(matter('yellow'), routes, now)).toEqual([heard]);
  });
});

describe('quiet hours of a route', () => {
  const quiet = { during: 'cn-night', levels: [], flags: ['safety'] } as const;
  const routes = routing([route({ quiet })]);
  it('what is told in them waits for their end', () => {
    expect(told(matter('orange'), routes, NIGHT)).toEqual([{ channelId: 'all', heldUntil: MORNING }]);
    expect(told(matter('orange'), routes, DAY)).toEqual([{ channelId: 'all', heldUntil: null }]);
  });
  it('ESC-3: red never waits, nor does what the route lets through', () => {
    expect(told(matter('red'), routes, NIGHT)).toEqual([{ channelId: 'all', heldUntil: null }]);
    expect(told(matter('yellow', { flags: ['safety'] }), routes, NIGHT)[0]?.heldUntil).toBeNull();
    expect(told(matter('yellow', { flags: ['legal'] }), routes, NIGHT)[0]?.heldUntil).toBe(MORNING);
    const letOrange = routing([route({ quiet: { ...quiet, levels: ['orange'] } })]);
    expect(told(matter('orange'), letOrange, NIGHT)[0]?.heldUntil).toBeNull();
  });
  it('a second route that is awake tells the same channel at once', () => {
    const both = routing([route({ quiet }), route({ also: true })]);
    expect(told(matter('yellow'), both, NIGHT)).toEqual([{ channelId: 'all', heldUntil: null }]);
  });
});

describe('people and who stands in for them', () => {
  const away = (substituteId: string | null) => ({ startAt: DAY, endAt: NIGHT, substituteId });
  const person = (name: string, role: RoutedPerson['role'], gone?: string | null): RoutedPerson => ({
    ...{ name, role, channels: [`phone-${name}`] },
    absences: gone === undefined ? [] : [{ personId: name, ...away(gone) }],
  });
  const of = (...people: RoutedPerson[]) => routing([route({ people: ['li'] })], people);
  const boss = person('boss', 'lead');
  it.each([
    ['who is there', of(person('li', 'agent'), boss), ['phone-li']],
    ['the substitute', of(person('li', 'agent', 'wu'), person('wu', 'agent'), boss), ['phone-wu']],
    [
      'the substitute of the substitute',
      of(person('li', 'agent', 'wu'), person('wu', 'pr', 'xu'), person('xu', 'pr'), boss),
      ['phone-xu'],
    ],
    [
      'two who name each other: the next level',
      of(person('li', 'agent', 'wu'), person('wu', 'agent', 'li'), boss),
      ['phone-boss'],
    ],
    ['nobody named: the next level', of(person('li', 'agent', null), boss), ['phone-boss']],
    [
      'the level above is away as well',
      of(person('li', 'agent', null), person('boss', 'lead', null), person('m', 'manager')),
      ['phone-m'],
    ],
    ['nobody at all: who looks after the monitor', of(person('li', 'agent', null)), ['a']],
  ])('%s', (_name, routes, heard) => {
    expect(channels(matter('red'), routes)).toEqual(heard);
  });
  it('an absence ends', () => {
    expect(channels(matter('red'), of(person('li', 'agent', null), boss), NIGHT)).toEqual(['phone-li']);
  });
});
