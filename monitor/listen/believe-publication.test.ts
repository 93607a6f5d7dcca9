import { expect, test } from 'vitest';
import { believePublication } from './believe-publication.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

test.each([
  ['a recent time', NOW - 60_000, NOW - 60_000, true],
  ['an old time', NOW - 90 * 86_400_000, NOW - 90 * 86_400_000, true],
  ['a clock five minutes ahead', NOW + 5 * 60_000, NOW, true],
  ['tomorrow', NOW + 86_400_000, NOW, false],
  ['nothing', null, NOW, false],
  ['zero', 0, NOW, false],
  ['seconds taken for milliseconds', NOW / 1000, NOW, false],
  ['no number', Number.NaN, NOW, false],
] as const)('%s', (_name, claimedAt, publishedAt, publishedTrusted) => {
  expect(believePublication(claimedAt, NOW)).toEqual({ publishedAt, publishedTrusted });
});
