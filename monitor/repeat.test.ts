import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('turns never overlap: a long one lets the next ones pass', async () => {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((end) => ends.push(end)));
  const repeated = repeat(work, { everyMs: 10, onFault: () => undefined });
  await vi.advanceTimersByTimeAsync(9);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(31);
  expect(work).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(10);
  expect(work).toHaveBeenCalledTimes(2);
  ends[1]?.();
  await repeated.stop();
});

test('a fault is told, and the next turn comes all the same', async () => {
  const faults: unknown[] = [];
  const work = vi.fn(async () => {
    throw new Error('broken');
  });
  const repeated = repeat(work, { everyMs: 10, isFirstNow: true, onFault: (error) => faults.push(error) });
  await vi.advanceTimersByTimeAsync(20);
  expect(faults.map(String)).toEqual(['Error: broken', 'Error: broken', 'Error: broken']);
  await repeated.stop();
});

test('a stop waits for the turn that runs and lets no other begin', async () => {
  let end = () => {};
  const work = vi.fn(() => new Promise<void>((done) => (end = done)));
  const repeated = repeat(work, { everyMs: 10, isFirstNow: true, onFault: () => undefined });
  let isStopped = false;
  const stopped = repeated.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(50);
  expect(isStopped).toBe(false);
  end();
  await stopped;
  expect(work).toHaveBeenCalledTimes(1);
});
