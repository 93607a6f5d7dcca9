import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleQueue } from './idle-queue.ts';

let idle: ((deadline: IdleDeadline) => void)[];
let done: string[];
beforeEach(() => {
  vi.useFakeTimers();
  idle = [];
  done = [];
});
afterEach(() => void vi.useRealTimers());

const fakeWindow = {
  requestIdleCallback: (run: (deadline: IdleDeadline) => void) => idle.push(run),
  cancelIdleCallback: () => idle.splice(0),
  setTimeout: (run: () => void, ms?: number) => Number(setTimeout(run, ms)),
  clearTimeout: (id: number) => clearTimeout(id),
} as unknown as Window;

/** Work of which each piece takes one millisecond. */
function openQueue(pieces: number) {
  let left = pieces;
  const work = (): boolean => {
    vi.advanceTimersByTime(1);
    left -= 1;
    done.push('piece');
    return left > 0;
  };
  return createIdleQueue(fakeWindow, work, () => done.push('settled'));
}

test('what comes after a quiet while is begun before the browser is idle, and for two milliseconds only', () => {
  openQueue(5).wake();
  expect(done).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(done).toEqual(['piece', 'piece', 'settled']);
  expect(idle.length).toBe(1);
});

test('the rest waits for idle moments, and so does what comes soon after', () => {
  const queue = openQueue(5);
  queue.wake();
  vi.advanceTimersByTime(0);
  idle.shift()?.({ didTimeout: false, timeRemaining: () => 10 });
  expect(done).toEqual(['piece', 'piece', 'settled', 'piece', 'piece', 'piece', 'settled']);
  queue.wake();
  queue.wake();
  expect(vi.getTimerCount()).toBe(0);
  expect(idle.length).toBe(1);
});

test('a stopped queue does nothing more', () => {
  const queue = openQueue(5);
  queue.wake();
  queue.stop();
  vi.advanceTimersByTime(100);
  expect(done).toEqual([]);
});
