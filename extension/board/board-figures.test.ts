import { describe, expect, it } from 'vitest';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import {
  answerTimes,
  badReviewRate,
  bucketMentions,
  countable,
  dropReasons,
  groupMentions,
  periodBefore,
  quantile,
  satisfaction,
  teamLines,
  timeSpent,
  withinWindow,
} from './board-figures.ts';

const MINUTE = 60_000;
const PERIOD = { from: 0, to: 100 * MINUTE };

let id = 0;
/** Published at `at` minutes; found, told, claimed, answered so many minutes later. */
function mention(
  at: number,
  after: { found?: number; told?: number; claimed?: number; answered?: number } = {},
  change: Partial<Mention> = {},
): Mention {
  id += 1;
  const instant = (minutes?: number) => (minutes === undefined ? null : (at + minutes) * MINUTE);
  return {
    id: `m-${id}`,
    publishedAt: at * MINUTE,
    foundAt: (at + (after.found ?? 1)) * MINUTE,
    toldAt: instant(after.told),
    claimedAt: instant(after.claimed),
    answeredAt: instant(after.answered),
    answeredBy: after.answered === undefined ? null : 'p-1',
    answerDueAt: (at + 10) * MINUTE,
    dismissReason: null,
    drill: false,
    rating: null,
    analysis: { topic: 'quality', sentiment: { label: 'neg' }, complaint: { is: true } },
    ...change,
  } as Mention;
}

describe('what counts', () => {
  it('leaves out practice, advertisements, and what lies outside', () => {
    const mentions = [
      mention(5),
      mention(6, {}, { drill: true }),
      mention(7, {}, { dismissReason: 'spam' }),
      mention(8, {}, { dismissReason: 'no-answer-needed' }),
      mention(100),
      mention(-1),
    ];
    expect(countable(mentions, PERIOD, false).map((one) => one.publishedAt / MINUTE)).toEqual([5, 8]);
    expect(countable(mentions, PERIOD, true).length).toBe(3);
    expect(periodBefore({ from: 10, to: 15 })).toEqual({ from: 5, to: 10 });
  });
});

describe('quantile', () => {
  it.each([
    [[], 0.5, null],
    [[4], 0.9, 4],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[10, 0], 0.9, 9],
  ])('%j at %d is %s', (values, share, expected) => expect(quantile(values, share)).toBe(expected));
});

describe('within ten minutes', () => {
  it('counts what was answered in time over what is settled; the unanswered count once their time is over', () => {
    const mentions = [
      mention(0, { answered: 4 }),
      mention(0, { answered: 10 }),
      mention(0, { answered: 11 }),
      mention(0), // not answered, long over
      mention(95), // still running
      mention(0, {}, { answerDueAt: null }), // praise: no clock
    ];
    const { value, late } = withinWindow(mentions, 100 * MINUTE);
    expect(value).toBe(0.5);
    expect(late.length).toBe(2);
  });
  it('is nothing when nothing is settled', () => {
    expect(withinWindow([mention(95)], 100 * MINUTE).value).toBeNull();
  });
});

it('keeps the steps of time apart', () => {
  const mentions = [
    mention(0, { found: 1, told: 2, claimed: 4, answered: 8 }),
    mention(0, { found: 3, told: 6, claimed: 12 }),
    mention(0, { found: 2 }),
  ];
  expect(timeSpent(mentions).map(({ medianMs }) => medianMs && medianMs / MINUTE)).toEqual([2, 2, 4, 4]);
  expect(answerTimes(mentions)).toEqual([8 * MINUTE]);
});

it('marks a burst against what is usual, and never a handful', () => {
  const usual = Array.from({ length: 9 }, (_, hour) => [mention(hour * 10), mention(hour * 10 + 1)]).flat();
  const flood = Array.from({ length: 12 }, () => mention(95));
  const buckets = bucketMentions([...usual, ...flood], PERIOD, 10 * MINUTE);
  expect(buckets.map((bucket) => bucket.all.length)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 12]);
  expect(buckets.map((bucket) => bucket.burst)).toEqual([...Array(9).fill(false), true]);
  expect(bucketMentions([mention(5), mention(5), mention(5)], PERIOD, 10 * MINUTE).some((one) => one.burst)).toBe(
    false,
  );
});

it('rates bad reviews over those with stars only', () => {
  const rated = [1, 2, 3, 5].map((rating) => mention(0, {}, { rating }));
  expect(badReviewRate([...rated, mention(0)])).toBe(0.5);
  expect(badReviewRate([mention(0)])).toBeNull();
});

it('takes the mean of the scores of the period', () => {
  const ticket = (score: number | null, createdAt: number, drill = false) =>
    ({ satisfaction: score, createdAt, drill }) as Ticket;
  expect(
    satisfaction([ticket(5, 1), ticket(4, 2), ticket(null, 3), ticket(1, 4, true), ticket(1, 9e9)], PERIOD, false),
  ).toBe(4.5);
});

it('groups now and before', () => {
  const now = [mention(0), mention(0), mention(0, {}, { site: 'x' })];
  const before = [mention(0, {}, { site: 'y' })];
  expect(
    groupMentions(now, before, (one) => one.site ?? 'weibo').map((line) => [line.key, line.now.length, line.before]),
  ).toEqual([
    ['weibo', 2, 0],
    ['x', 1, 0],
    ['y', 0, 1],
  ]);
});

it('gives each person what they answered, timed from told', () => {
  const [line] = teamLines([mention(0, { told: 2, answered: 6 }), mention(0, { told: 2, answered: 10 }), mention(0)]);
  expect(line).toMatchObject({ personId: 'p-1', medianMs: 6 * MINUTE });
  expect(line?.answered.length).toBe(2);
});

it('says which topic moved the share, in points', () => {
  const delivery = { analysis: { topic: 'delivery' } } as unknown as Partial<Mention>;
  const now = [
    mention(0, { answered: 20 }, delivery),
    mention(0, { answered: 20 }),
    mention(0, { answered: 2 }),
    mention(0, { answered: 2 }),
  ];
  const before = [mention(0, { answered: 20 }), mention(0, { answered: 2 })];
  expect(dropReasons(now, before, 100 * MINUTE).map(({ topic, points }) => [topic, points])).toEqual([
    ['delivery', -0.25],
    ['quality', 0.25],
  ]);
});
