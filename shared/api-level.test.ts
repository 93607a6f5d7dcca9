import { expect, test } from 'vitest';
import { API_LEVEL, findOldSide } from './api-level.ts';

test('one release understands itself', () => {
  expect(findOldSide(API_LEVEL)).toBeNull();
});

test('a monitor of another release is fine as long as both sides still know each other', () => {
  const own = { level: 3, oldestMonitor: 2 };
  expect(findOldSide({ level: 2, oldestExtension: 1 }, own)).toBeNull();
  expect(findOldSide({ level: 9, oldestExtension: 3 }, own)).toBeNull();
});

test('the side that has to be updated is named', () => {
  const own = { level: 3, oldestMonitor: 2 };
  expect(findOldSide({ level: 1, oldestExtension: 1 }, own)).toBe('old-monitor');
  expect(findOldSide(undefined, own)).toBe('old-monitor');
  expect(findOldSide({ level: 5, oldestExtension: 4 }, own)).toBe('old-extension');
});
