import { expect, test } from 'vitest';
import { type FailedSending, planRetry } from './plan-retry.ts';

const NOW = 1_800_000_000_000;
const failed: FailedSending = { retryable: true, waitSeconds: null, now: NOW, createdAt: NOW, attempts: 1, random: 1 };

test('waits grow from five seconds to ten minutes and then stay', () => {
  const waits = Array.from({ length: 10 }, (_, i) => (planRetry({ ...failed, attempts: i + 1 }) ?? 0) - NOW);
  expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 20_000]);
  expect(waits.slice(-2)).toEqual([600_000, 600_000]);
});

test('jitter takes up to half of the wait', () => {
  expect(planRetry({ ...failed, random: 0 })).toBe(NOW + 2_500);
});

test.each([
  ['a longer wait that the receiver asked for is kept', { waitSeconds: 90 }, NOW + 90_000],
  ['a shorter one is not', { waitSeconds: 1 }, NOW + 5_000],
  ['nonsense is not', { waitSeconds: -60 }, NOW + 5_000],
  ['what cannot be mended is dead at once', { retryable: false }, null],
  ['so is what failed for a day', { createdAt: NOW - 86_400_000 }, null],
])('%s', (_name, part, at) => {
  expect(planRetry({ ...failed, ...part })).toBe(at);
});
