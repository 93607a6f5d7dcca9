import { describe, expect, test } from 'vitest';
import { finishAtOnce, takeTurns } from './take-turns.ts';

function* sumTo(last: number): Generator<void, number> {
  let sum = 0;
  for (let number = 1; number <= last; number++) {
    sum += number;
    yield;
  }
  return sum;
}

describe('a long calculation', () => {
  test('lets others go on while it runs, and comes to the same', async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const sum = await takeTurns(sumTo(50), 0);
    isDone = true;
    expect(sum).toBe(finishAtOnce(sumTo(50)));
    expect(turns).toBeGreaterThanOrEqual(49);
  });

  test('gives no turn away before its time is up', async () => {
    let others = 0;
    const other = setImmediate(() => {
      others += 1;
    });
    await takeTurns(sumTo(50), 60_000);
    expect(others).toBe(0);
    clearImmediate(other);
  });

  test('passes on what it fails with', async () => {
    function* failing(): Generator<void, never> {
      yield;
      throw new Error('no budget');
    }
    await expect(takeTurns(failing())).rejects.toThrow('no budget');
  });
});
