import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../shared/model/mention.ts';
import { filterMentions, type Wish } from './filter-mentions.ts';

const ALL: Wish = {
  filter: 'all',
  level: null,
  site: null,
  brand: null,
  query: '',
  snoozed: new Map(),
  personId: 'me',
  now: 0,
};

function mention(id: string, change: Partial<Mention> = {}): Mention {
  return {
    id,
    number: 1,
    text: '',
    title: null,
    author: null,
    site: 'weibo',
    state: 'open',
    level: 'yellow',
    claimedBy: null,
    answerDueAt: 100,
    foundAt: 0,
    answeredAt: null,
    ...change,
  } as Mention;
}
const ids = (mentions: Mention[], wish: Partial<Wish> = {}) =>
  filterMentions(mentions, { ...ALL, ...wish }).map((one) => one.id);

describe('order', () => {
  it('puts what was due long ago behind what can still be answered, and the latest of it first', () => {
    const hour = 3_600_000;
    const mentions = [
      mention('long-over', { answerDueAt: 1 }),
      mention('over-since', { answerDueAt: 2 * hour }),
      mention('just-over', { answerDueAt: 8 * hour - 1 }),
      mention('running', { answerDueAt: 9 * hour }),
      mention('no-clock', { answerDueAt: null }),
    ];
    expect(ids(mentions, { now: 8 * hour })).toEqual(['just-over', 'running', 'over-since', 'long-over', 'no-clock']);
  });

  it('is by what is due first; then level, then newness; settled ones last', () => {
    const mentions = [
      mention('settled', { state: 'answered', answeredAt: 5 }),
      mention('no-clock', { answerDueAt: null }),
      mention('later', { answerDueAt: 200 }),
      mention('old-yellow', { foundAt: 1 }),
      mention('new-yellow', { foundAt: 2 }),
      mention('red', { level: 'red' }),
    ];
    expect(ids(mentions)).toEqual(['red', 'new-yellow', 'old-yellow', 'later', 'no-clock', 'settled']);
  });
});

describe('filters', () => {
  const mentions = [
    mention('open'),
    mention('mine', { state: 'claimed', claimedBy: 'me' }),
    mention('theirs', { state: 'claimed', claimedBy: 'other' }),
    mention('answered', { state: 'answered' }),
  ];
  it.each([
    ['live', ['open', 'mine', 'theirs']],
    ['open', ['open']],
    ['mine', ['mine']],
    ['answered', ['answered']],
    ['dismissed', []],
  ] as const)('%s', (filter, expected) => expect(ids(mentions, { filter }).sort()).toEqual([...expected].sort()));
  it('what was put off stands apart until its time, and under "mine" all the while', () => {
    const snoozed = new Map([['mine', 50]]);
    expect(ids(mentions, { filter: 'live', snoozed, now: 49 }).sort()).toEqual(['open', 'theirs']);
    expect(ids(mentions, { filter: 'snoozed', snoozed, now: 49 })).toEqual(['mine']);
    expect(ids(mentions, { filter: 'mine', snoozed, now: 49 })).toEqual(['mine']);
    expect(ids(mentions, { filter: 'live', snoozed, now: 50 })).toContain('mine');
  });
  it('by level, brand and site', () => {
    const mixed = [mention('a', { level: 'red', brandId: 'one' }), mention('b', { site: 'x', brandId: 'two' })];
    expect(ids(mixed, { brand: 'two' })).toEqual(['b']);
    expect(ids(mixed, { level: 'red' })).toEqual(['a']);
    expect(ids(mixed, { site: 'x' })).toEqual(['b']);
  });
});

describe('search', () => {
  const mentions = [
    mention('a', { text: '屏幕有绿线，要求退货', number: 41 }),
    mention('b', { text: 'Green line', author: { name: '阿柚', email: null, url: null } }),
  ];
  it.each([
    ['绿线', ['a']],
    ['退货 屏幕', ['a']],
    ['GREEN', ['b']],
    ['阿柚', ['b']],
    ['#41', ['a']],
    ['没有', []],
  ])('%s', (query, expected) => expect(ids(mentions, { query })).toEqual(expected));
});
