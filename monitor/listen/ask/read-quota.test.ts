import { describe, expect, it } from 'vitest';
import { readQuota, tighterQuota } from './read-quota.ts';

const NOW = Date.UTC(2026, 10, 27, 22, 0);
const AT = NOW / 1000 + 120;

describe('readQuota', () => {
  it.each([
    ['GitHub: an instant in seconds', { 'x-ratelimit-remaining': '29', 'x-ratelimit-reset': String(AT) }, 29],
    ['Reddit: seconds, and parts of requests', { 'x-ratelimit-remaining': '98.7', 'x-ratelimit-reset': '120' }, 98],
    [
      'Mastodon: an instant in ISO',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-27T22:02:00.000000Z' },
      0,
    ],
    ['X', { 'x-rate-limit-remaining': '5', 'x-rate-limit-reset': String(AT) }, 5],
    ['Bluesky', { 'ratelimit-remaining': '2999', 'ratelimit-reset': String(AT) }, 2999],
    ['one header for all', { ratelimit: 'limit=100, remaining=7, reset=120' }, 7],
  ])('%s', (_name, headers, left) => {
    expect(readQuota(headers as Record<string, string>, NOW)).toEqual({ left, resetAt: NOW + 120_000 });
  });

  it.each([
    ['nothing', {}],
    ['no end', { 'x-ratelimit-remaining': '5' }],
    ['an end that has passed', { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': String(AT - 600) }],
    ['words', { 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': 'soon' }],
  ])('%s is no limit', (_name, headers) => {
    expect(readQuota(headers as Record<string, string>, NOW)).toBeNull();
  });
});

it('of two limits the one that leaves less room counts', () => {
  const minute = { left: 3, resetAt: NOW + 60_000 };
  const day = { left: 100, resetAt: NOW + 86_400_000 };
  const spent = { left: 0, resetAt: NOW + 60_000 };
  expect(tighterQuota(minute, day, NOW)).toBe(day);
  expect(tighterQuota(day, minute, NOW)).toBe(day);
  expect(tighterQuota(minute, { ...minute, left: 2 }, NOW)?.left).toBe(2);
  expect(tighterQuota({ ...minute, left: 1 }, spent, NOW)).toBe(spent);
  expect(tighterQuota(null, day, NOW)).toBe(day);
  expect(tighterQuota(null, null, NOW)).toBeNull();
});
