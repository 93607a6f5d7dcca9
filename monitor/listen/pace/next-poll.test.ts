import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floorInterval, POLL_POLICY, type PollSituation, planNextPoll } from './next-poll.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const calm: PollSituation = {
  now: NOW,
  policy: POLL_POLICY,
  allocatedMs: null,
  lagMs: 0,
  errorCount: 0,
  waitSeconds: null,
  waitIsOrder: false,
  lastComplaintAt: null,
  random: 0,
};

describe('the next poll', () => {
  test('comes after 4.5 minutes without lag, so that five of the ten remain for the person', () => {
    expect(planNextPoll(calm).intervalMs).toBe(4.5 * MINUTE);
  });

  test("comes sooner when the source itself is late, and says when that can't help", () => {
    expect(floorInterval(POLL_POLICY, 3 * MINUTE)).toBe(1.8 * MINUTE);
    const hopeless = planNextPoll({ ...calm, lagMs: 15 * MINUTE });
    expect(hopeless.cannotKeepWindow?.en).toContain('15 min');
    expect(hopeless.intervalMs).toBe(POLL_POLICY.minIntervalMs);
  });

  test('says when the reserve leaves nothing of the window', () => {
    const policy = { ...POLL_POLICY, windowMs: 5 * MINUTE };
    const hopeless = planNextPoll({ ...calm, policy, lagMs: 2 * MINUTE });
    expect(hopeless.cannotKeepWindow?.en).toBe(
      'of the window of 5 min, the 5 min reserved for the person leave no time to look',
    );
    expect(hopeless.intervalMs).toBe(POLL_POLICY.minIntervalMs);
  });

  test('says when there are more keywords than the window has looks for', () => {
    expect(planNextPoll({ ...calm, parts: 9 }).cannotKeepWindow).toBeNull();
    const crowded = planNextPoll({ ...calm, parts: 10 });
    expect(crowded).toMatchObject({ intervalMs: POLL_POLICY.minIntervalMs });
    expect(crowded.cannotKeepWindow?.en).toContain('about 5 min');
  });

  test('takes what the budget gives above the floor, never less often than the floor', () => {
    expect(planNextPoll({ ...calm, allocatedMs: 2 * MINUTE }).intervalMs).toBe(2 * MINUTE);
    expect(planNextPoll({ ...calm, allocatedMs: 9 * MINUTE }).intervalMs).toBe(4.5 * MINUTE);
  });

  test('asks a cache right after it is renewed, and says when it keeps too long', () => {
    const keeping = (seconds: number, leftSeconds: number) =>
      planNextPoll({ ...calm, cache: { seconds, leftSeconds } });
    expect(keeping(300, 300)).toMatchObject({ intervalMs: 301_000, cannotKeepWindow: null });
    expect(keeping(300, 20).intervalMs).toBe(4.5 * MINUTE);
    const hour = keeping(3_600, 3_000);
    expect(hour.intervalMs).toBe(10 * MINUTE);
    expect(hour.cannotKeepWindow?.en).toContain('60 min');
  });

  test('asks oftener where one look asks only a part of the keywords', () => {
    expect(planNextPoll({ ...calm, parts: 3 }).intervalMs).toBe(1.5 * MINUTE);
    expect(planNextPoll({ ...calm, parts: 1_000 }).intervalMs).toBe(POLL_POLICY.minIntervalMs);
  });

  test('makes what is left of a quota last until it is whole again, and says when that costs the window', () => {
    const quota = { left: 12, resetAt: NOW + 12 * MINUTE, requests: 4 };
    expect(planNextPoll({ ...calm, quota })).toMatchObject({ intervalMs: 4.5 * MINUTE, cannotKeepWindow: null });
    const few = planNextPoll({ ...calm, quota: { ...quota, resetAt: NOW + 30 * MINUTE } });
    expect(few.intervalMs).toBe(10 * MINUTE);
    expect(few.cannotKeepWindow?.en).toContain('12 requests');
    expect(planNextPoll({ ...calm, quota: { left: 0, resetAt: NOW + 20 * MINUTE, requests: 1 } }).intervalMs).toBe(
      20 * MINUTE,
    );
  });

  test('comes faster while a complaint of this source is fresh, and only then', () => {
    expect(planNextPoll({ ...calm, lastComplaintAt: NOW - MINUTE }).intervalMs).toBe(2.25 * MINUTE);
    expect(planNextPoll({ ...calm, lastComplaintAt: NOW - 11 * MINUTE }).intervalMs).toBe(4.5 * MINUTE);
  });

  test('waits as long as a server orders and says that the window is gone', () => {
    const next = planNextPoll({ ...calm, errorCount: 1, waitSeconds: 1800, waitIsOrder: true });
    expect(next.intervalMs).toBe(30 * MINUTE);
    expect(next.cannotKeepWindow).not.toBeNull();
  });

  test.each([
    ['ten years', 315_360_000, POLL_POLICY.maxWaitMs],
    ['a negative number', -5, 30_000],
    ['no number', Number.NaN, 30_000],
  ])('does not believe a Retry-After of %s', (_name, waitSeconds, intervalMs) => {
    expect(planNextPoll({ ...calm, errorCount: 1, waitSeconds, waitIsOrder: true }).intervalMs).toBe(intervalMs);
  });

  test('takes the age of a cache as a hint that never breaks the floor', () => {
    expect(planNextPoll({ ...calm, allocatedMs: MINUTE, waitSeconds: 120 }).intervalMs).toBe(2 * MINUTE);
    expect(planNextPoll({ ...calm, waitSeconds: 86_400 }).intervalMs).toBe(4.5 * MINUTE);
  });

  test('is only a safety net while a hub pushes, and hurries all the same after a failure', () => {
    expect(planNextPoll({ ...calm, isPushed: true }).intervalMs).toBe(10 * MINUTE);
    expect(planNextPoll({ ...calm, isPushed: true, errorCount: 1 }).intervalMs).toBe(30_000);
  });

  test('tries thrice within five minutes of the first failure', () => {
    let at = 0;
    for (const errorCount of [1, 2, 3]) at += planNextPoll({ ...calm, errorCount }).intervalMs;
    expect(at).toBeLessThan(5 * MINUTE);
  });

  test('never comes later than the floor without saying so, never sooner than politeness, whatever happens', () => {
    fc.assert(
      fc.property(
        fc.record({
          allocatedMs: fc.option(fc.integer({ min: 0, max: 3_600_000 })),
          lagMs: fc.integer({ min: 0, max: 1_200_000 }),
          errorCount: fc.integer({ min: 0, max: 50 }),
          waitSeconds: fc.option(fc.oneof(fc.integer(), fc.double())),
          waitIsOrder: fc.boolean(),
          lastComplaintAt: fc.option(fc.integer({ min: NOW - 3_600_000, max: NOW })),
          random: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        (part) => {
          const next = planNextPoll({ ...calm, ...part });
          expect(next.intervalMs).toBeGreaterThanOrEqual(POLL_POLICY.minIntervalMs * 0.9);
          expect(next.nextPollAt).toBe(NOW + next.intervalMs);
          const floor = floorInterval(POLL_POLICY, part.lagMs);
          if (part.errorCount === 0 && next.cannotKeepWindow === null) {
            expect(next.intervalMs).toBeLessThanOrEqual(Math.ceil(floor));
          }
          if (part.errorCount > 0 && next.cannotKeepWindow === null) {
            expect(next.intervalMs).toBeLessThanOrEqual(POLL_POLICY.windowMs);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
