// A monitor killed in the middle of its work loses nothing and repeats visibly. A hundred kills run in test/heavy.
import { expect, test } from 'vitest';
import { runCrashLoop } from './helpers/crash-loop.ts';

test('5 kills: nothing lost, repeats no more than kills and under the same number', { timeout: 120_000 }, async () => {
  const result = await runCrashLoop({ kills: 5, seed: 20_261_121 });
  expect(result.violations).toEqual([]);
  expect(result.mentions).toBeGreaterThan(5);
});
