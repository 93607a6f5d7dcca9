import { describe, expect, test } from 'vitest';
import { POLL_POLICY } from './next-poll.ts';
import { demandOf } from './share-budget.ts';
import { SourceRecall } from './source-recall.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

function look(recall: SourceRecall, lags: readonly number[], now = NOW, gapMs = 5 * MINUTE) {
  const previousSuccessAt = now - gapMs;
  const publishedAts = lags.map((lag) => previousSuccessAt - lag);
  recall.learn('s', { now, previousSuccessAt, publishedAts, newEntries: lags.length, matched: 0 });
}

describe('what is learned of a source', () => {
  test('its own delay: what was public at the last look but was not shown then', () => {
    const recall = new SourceRecall();
    look(
      recall,
      Array.from({ length: 40 }, () => 3 * MINUTE),
    );
    expect(recall.lagMs('s')).toBe(3 * MINUTE);
  });

  test('one back-dated post is no delay, and few posts say nothing', () => {
    const recall = new SourceRecall();
    look(recall, [90 * 86_400_000, ...Array.from({ length: 18 }, () => 0)]);
    expect(recall.lagMs('s')).toBe(0);
    look(
      recall,
      Array.from({ length: 10 }, () => 0),
    );
    expect(recall.lagMs('s')).toBe(0);
  });

  test('whose delay it is: the platform kept it back, or our looks are far apart', () => {
    const recall = new SourceRecall();
    expect(recall.lagSplit('s')).toBeNull();
    // Nine in ten came a minute after the look before, five minutes ago; the others had been kept back for half an hour.
    const lags = Array.from({ length: 40 }, (_, i) => (i % 10 === 0 ? 30 * MINUTE : -MINUTE));
    look(recall, lags);
    expect(recall.lagSplit('s')).toEqual({
      platform: { p50Ms: 0, p95Ms: 30 * MINUTE },
      ours: { p50Ms: 4 * MINUTE, p95Ms: 5 * MINUTE },
    });
  });

  test('a start forgets no delay that was learned before it, until there is something newer', () => {
    const recall = new SourceRecall();
    const lag = { p50Ms: MINUTE, p95Ms: 3 * MINUTE };
    recall.remember('s', { platform: lag, ours: lag });
    look(recall, [MINUTE]);
    expect(recall.lagMs('s')).toBe(3 * MINUTE);
    look(
      recall,
      Array.from({ length: 40 }, () => 0),
    );
    recall.remember('s', { platform: lag, ours: lag });
    expect(recall.lagMs('s')).toBe(0);
  });

  test('what came after the last look is no delay', () => {
    const recall = new SourceRecall();
    look(
      recall,
      Array.from({ length: 30 }, () => -MINUTE),
    );
    expect(recall.lagMs('s')).toBe(0);
  });

  test('what an entry matters, by how many of its entries were ours; unknown sources count as usual', () => {
    const recall = new SourceRecall();
    const seen = { now: NOW, previousSuccessAt: NOW - 5 * MINUTE, publishedAts: [], newEntries: 90 };
    expect(recall.weight('new')).toBeCloseTo(1);
    recall.learn('firehose', { ...seen, matched: 0 });
    recall.learn('search', { ...seen, matched: 89 });
    expect(recall.weight('firehose')).toBeCloseTo(0.1);
    expect(recall.weight('search')).toBeCloseTo(9);
    recall.of('search').requests = 4;
    expect(['new', 'search'].map((id) => recall.cost(id))).toEqual([1, 4]);
    const demands = ['firehose', 'search'].map((id) => demandOf(id, id, recall, POLL_POLICY));
    expect(demands).toMatchObject([{ cost: 1 }, { cost: 4 }]);
    expect(demands[1]?.weight).toBeGreaterThan((demands[0]?.weight ?? 0) * 50);
  });

  test('its rate, never zero, following a change within days', () => {
    const recall = new SourceRecall();
    expect(recall.rate('s') * 86_400_000).toBeCloseTo(1, 5);
    for (let hour = 1; hour <= 240; hour++) look(recall, [0, 0], NOW + hour * 60 * MINUTE, 60 * MINUTE);
    expect(recall.rate('s') * 3_600_000).toBeGreaterThan(1.8);
    for (let hour = 241; hour <= 480; hour++) look(recall, [], NOW + hour * 60 * MINUTE, 60 * MINUTE);
    expect(recall.rate('s') * 3_600_000).toBeLessThan(0.2);
  });

  test('how seldom it may be asked without losing anything', () => {
    const recall = new SourceRecall();
    expect(recall.noLossMs('s')).toBe(Number.POSITIVE_INFINITY);
    recall.of('s').listed = 25;
    expect(recall.noLossMs('s') * recall.rate('s')).toBeCloseTo(10);
  });

  test('how much of the budget was really used', () => {
    const recall = new SourceRecall();
    expect(recall.takeUsedShare(60_000)).toBe(1);
    recall.of('s').allocatedMs = 10_000;
    for (let i = 0; i < 9; i++) recall.countPoll();
    expect(recall.takeUsedShare(60_000)).toBe(1.5);
    expect(recall.takeUsedShare(60_000)).toBe(0);
  });
});
