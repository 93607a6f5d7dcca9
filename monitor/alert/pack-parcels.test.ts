import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../shared/model/analysis.ts';
import type { OutboxAlert } from '../store/alerts.ts';
import { composeMessage } from './compose-message.ts';
import { type Parcel, packParcels, parcelGroupKey, quietGroupKey } from './pack-parcels.ts';

const alert = (number: number, level: Level, part: Partial<OutboxAlert> = {}): OutboxAlert =>
  ({
    id: `a${number}`,
    number,
    kind: 'mention',
    attempts: 1,
    groupKey: null,
    content: {
      level,
      headline: { 'zh-CN': `第${number}条`, en: `no. ${number}` },
      storySize: 1,
      permalink: `https://site.test/${number}`,
      dueAt: 1_000 + number,
    },
    ...part,
  }) as unknown as OutboxAlert;
let keys = 0;
const newKey = () => `k${++keys}`;
const numbers = (parcels: readonly Parcel[]) => parcels.map(({ alerts }) => alerts.map(({ number }) => number));

describe('what goes out as one message', () => {
  test('few alerts go one by one, the gravest first, each under its own key', () => {
    const parcels = packParcels([alert(1, 'yellow'), alert(2, 'red'), alert(3, 'orange')], newKey);
    expect(numbers(parcels)).toEqual([[2], [3], [1]]);
    expect(parcels.map(({ key, isNew }) => [key, isNew])).toEqual([
      ['a2', false],
      ['a3', false],
      ['a1', false],
    ]);
  });

  test('posts of one story go together', () => {
    const story = { groupKey: 'story:s' };
    const parcels = packParcels([alert(1, 'yellow', story), alert(2, 'yellow'), alert(3, 'orange', story)], newKey);
    expect(numbers(parcels)).toEqual([[1, 3], [2]]);
    expect(parcels[0]?.isNew).toBe(true);
    expect(parcels[0] && composeMessage(parcels[0]).headline.en).toBe('2 more posts of one story: 1 orange · 1 yellow');
    // Sent again it says the same.
    const again = parcelGroupKey(parcels[0]?.key ?? '');
    const [repeat] = packParcels(
      [alert(1, 'yellow', { groupKey: again }), alert(3, 'orange', { groupKey: again })],
      newKey,
    );
    expect(repeat && composeMessage(repeat).headline.en).toBe('2 more posts of one story: 1 orange · 1 yellow');
  });

  test('a storm of several stories is not told as one', () => {
    const storm = Array.from({ length: 8 }, (_, i) => {
      const one = alert(i, 'yellow', { groupKey: `story:${i % 4}` });
      return { ...one, content: { ...one.content, storySize: 5 } };
    });
    const [parcel] = packParcels(storm, newKey);
    expect(parcel && composeMessage(parcel).headline.en).toMatch(/^8 alerts: 8 yellow; the gravest: no\. \d+$/);
  });

  test('what waited through quiet hours is one digest, whatever it is about, and says so', () => {
    const held = (number: number, level: Level, kind: OutboxAlert['kind']) => {
      const one = alert(number, level, { groupKey: quietGroupKey(9), kind });
      return { ...one, content: { ...one.content, heldUntil: 9 } };
    };
    const parcels = packParcels([held(1, 'yellow', 'mention'), alert(2, 'red'), held(3, 'orange', 'reminder')], newKey);
    expect(numbers(parcels)).toEqual([[1, 3], [2]]);
    const [digest] = parcels;
    expect(digest && composeMessage(digest).headline).toEqual({
      'zh-CN': '免打扰时段内积下 2 条预警：橙 1 · 黄 1；最重的一条：第3条',
      en: '2 alerts waited through quiet hours: 1 orange · 1 yellow; the gravest: no. 3',
    });
  });

  test('a storm becomes a handful of messages: three red ones and one for all the rest', () => {
    const levels: Level[] = ['blue', 'yellow', 'orange', 'red'];
    const storm = Array.from({ length: 200 }, (_, i) => alert(i, levels[i % 4] ?? 'blue'));
    const parcels = packParcels(storm, newKey);
    expect(parcels).toHaveLength(4);
    expect(parcels.slice(0, 3).every(({ alerts }) => alerts[0]?.content.level === 'red')).toBe(true);
    expect(parcels[3]?.alerts).toHaveLength(197);
  });

  test('in a storm of thousands the gravest story is told, and all the rest in one message', () => {
    const levels: Level[] = ['yellow', 'red'];
    const parcels = packParcels(
      Array.from({ length: 3_000 }, (_, i) => alert(i, levels[i % 2] ?? 'red')),
      newKey,
    );
    expect(parcels.map(({ alerts }) => alerts.length)).toEqual([1, 2_999]);
    expect(parcels[0]?.alerts[0]?.content.level).toBe('red');
  });

  test('what went together once goes together again, under the same key, whatever has come since', () => {
    const old = { groupKey: parcelGroupKey('old'), attempts: 2 };
    const parcels = packParcels([alert(1, 'red', old), alert(9, 'red'), alert(2, 'blue', old)], newKey);
    expect(parcels[0]).toMatchObject({ key: 'old', isNew: false });
    expect(numbers(parcels)).toEqual([[1, 2], [9]]);
  });

  test('alerts of different kinds never share a message', () => {
    const blind = Array.from({ length: 5 }, (_, i) => alert(i, 'orange', { kind: 'source-blind' }));
    const parcels = packParcels([...blind, alert(10, 'red')], newKey);
    expect(numbers(parcels)).toEqual([[0, 1, 2, 3, 4], [10]]);
  });

  test('no alert is left out or sent twice, and never more than a few messages go out', () => {
    const level = fc.constantFrom<Level>('blue', 'yellow', 'orange', 'red');
    const group = fc.constantFrom(null, 'story:a', 'story:b', 'story:c', parcelGroupKey('p'), parcelGroupKey('q'));
    fc.assert(
      fc.property(fc.array(fc.tuple(level, group), { maxLength: 60 }), (drawn) => {
        const alerts = drawn.map(([l, groupKey], i) => alert(i, l, { groupKey }));
        const parcels = packParcels(alerts, newKey);
        const all = numbers(parcels)
          .flat()
          .toSorted((a, b) => a - b);
        expect(all).toEqual(alerts.map(({ number }) => number));
        expect(
          parcels.filter(({ isNew, alerts: [first] }) => isNew || !first?.groupKey?.startsWith('parcel:')).length,
        ).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('the message of several alerts', () => {
  test('counts them, speaks of the gravest, and names each', () => {
    const message = composeMessage({
      key: 'k',
      isNew: true,
      alerts: [alert(1, 'yellow'), alert(2, 'red'), alert(3, 'yellow', { attempts: 2 })],
    });
    expect(message).toMatchObject({ idempotencyKey: 'k', number: 2, level: 'red', attempt: 2, dueAt: 1_001 });
    expect(message.headline).toEqual({
      'zh-CN': '3 条预警：红 1 · 黄 2；最重的一条：第2条',
      en: '3 alerts: 1 red · 2 yellow; the gravest: no. 2',
    });
    expect(message.members?.map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  test('of several brands and sites does not say that all of it is of one', () => {
    const of = (n: number, brand: string | null, site: string) => {
      const one = alert(n, 'red');
      return { ...one, content: { ...one.content, brand, site } };
    };
    const alerts = [of(1, '新锐', 'a'), of(2, '云雀', 'a'), of(3, null, 'b'), of(4, '新锐', 'c'), of(5, '新锐', 'd')];
    expect(composeMessage({ key: 'k', isNew: true, alerts })).toMatchObject({
      brand: '新锐 / 云雀',
      site: 'a / b / c / …',
    });
  });

  test('says where it can be acknowledged, by its number alone', () => {
    const parcel = { key: 'a5', isNew: false, alerts: [alert(5, 'red')] };
    expect(composeMessage(parcel, (number) => `https://care.test/a/${number}`).ackUrl).toBe('https://care.test/a/5');
    expect(composeMessage(parcel).ackUrl ?? null).toBeNull();
    const several = { key: 'k', isNew: true, alerts: [alert(1, 'yellow'), alert(2, 'red')] };
    const linkTo = (number: number, isTogether: boolean) => `https://care.test/a/${number}${isTogether ? '?on=c' : ''}`;
    expect(composeMessage(parcel, linkTo).ackUrl).toBe('https://care.test/a/5');
    expect(composeMessage(several, linkTo).ackUrl).toBe('https://care.test/a/2?on=c');
  });

  test('of one is that alert', () => {
    const message = composeMessage({ key: 'a5', isNew: false, alerts: [alert(5, 'blue')] });
    expect(message).toMatchObject({ idempotencyKey: 'a5', number: 5 });
    expect(message.members).toBeUndefined();
  });
});
