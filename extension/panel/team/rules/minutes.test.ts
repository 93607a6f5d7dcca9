import { expect, it } from 'vitest';
import { sayMinutes, splitMinutes, UNITS } from './minutes.ts';

it.each([
  [0.5, '30 秒', '30 s'],
  [0, '0 分钟', '0 min'],
  [10, '10 分钟', '10 min'],
  [65, '65 分钟', '65 min'],
  [90, '1.5 小时', '1.5 h'],
  [24 * 60, '24 小时', '24 h'],
  [72 * 60, '72 小时', '72 h'],
  [10 * 1_440, '10 天', '10 d'],
])('%d minutes are said as %s', (minutes, zh, en) => {
  expect(sayMinutes(minutes, 'zh-CN')).toBe(zh);
  expect(sayMinutes(minutes, 'en')).toBe(en);
  const { amount, unit } = splitMinutes(minutes);
  expect(amount * UNITS[unit]).toBeCloseTo(minutes);
});
