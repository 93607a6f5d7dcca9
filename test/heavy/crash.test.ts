// The invariants of the pipeline under a hundred kills at named steps and at any instant.
import { expect, test } from 'vitest';
import { FAULT_POINTS, runCrashLoop } from '../helpers/crash-loop.ts';

test('100 kills: nothing lost, repeats no more than kills and under the same number', {
  timeout: 2_400_000,
}, async () => {
  const result = await runCrashLoop({ kills: 100, seed: Date.now() % 1_000_000 });
  console.log(JSON.stringify({ ...result, violations: result.violations.length }));
  expect(result.violations).toEqual([]);
  expect(Object.keys(result.points).sort()).toEqual([...FAULT_POINTS, 'any instant'].sort());
});
