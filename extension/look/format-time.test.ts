import { describe, expect, it } from 'vitest';
import { formatAgo, formatClock, formatInstant, formatSpan, formatStep } from './format-time.ts';

describe('formatClock', () => {
  it.each([
    [341_000, '5:41'],
    [9_000, '0:09'],
    [-5_000, '0:00'],
    [3_600_000, '1 h 00 m', '1 小时 00 分'],
    [85_260_000, '23 h 41 m', '23 小时 41 分'],
    [82_800_000, '23 h', '23 小时'],
    [259_200_000, '3 d', '3 天'],
  ])('%i ms is %s', (ms, text, chinese = text) => {
    expect(formatClock(ms, 'en')).toBe(text);
    expect(formatClock(ms, 'zh-CN')).toBe(chinese);
  });
});

describe('spans', () => {
  it('names the largest whole unit', () => {
    expect(formatSpan(38_400, 'zh-CN')).toBe('38 秒');
    expect(formatSpan(240_000, 'en')).toBe('4 min');
    expect(formatSpan(-90_000, 'en')).toBe('1 min');
    expect(formatSpan(400, 'en')).toBe('0 s');
  });
  it('is short where there is no room', () => {
    expect(formatStep(38_000)).toBe('+38s');
    expect(formatStep(-3_000)).toBe('−3s');
    expect(formatStep(7_200_000)).toBe('+2h');
  });
  it('says how long ago', () => {
    expect(formatAgo(0, 10_000, 'zh-CN')).toBe('刚刚');
    expect(formatAgo(0, 240_000, 'zh-CN')).toBe('4 分钟前');
    expect(formatAgo(0, 240_000, 'en')).toBe('4 min ago');
  });
});

describe('formatInstant', () => {
  const noon = new Date(2026, 10, 22, 12, 0, 5).getTime();
  it('leaves the day out when it is today', () => {
    expect(formatInstant(noon, noon, 'zh-CN', true)).toBe('12:00:05');
  });
  it('names another day', () => {
    expect(formatInstant(noon, noon + 86_400_000, 'zh-CN')).toBe('11/22 12:00');
  });
});
