import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateWindow } from './rate-window.ts';

const NOW = 1_800_000_000_000;

test('no minute ever holds more than the limit, wherever it begins', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 200 }), (gapsMs) => {
      const window = new RateWindow(10);
      const sentAt: number[] = [];
      let now = NOW;
      for (const gap of gapsMs) {
        now += gap;
        if (window.room(now) === 0) continue;
        window.add(now, 1);
        sentAt.push(now);
      }
      for (const start of sentAt) {
        expect(sentAt.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(10);
      }
    }),
    { numRuns: 300 },
  );
});

test('there is room again after the minute', () => {
  const window = new RateWindow(2);
  window.add(NOW, 2);
  expect(window.room(NOW + 30_000)).toBe(0);
  expect(window.room(NOW + 61_000)).toBe(2);
});
