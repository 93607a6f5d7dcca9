import { it } from 'vitest';
import { killWorkerWhileClicking } from '../browser/kill-worker-while-clicking.ts';

it('the real worker, killed at 100 random instants: one ticket for each click, and each kept its evidence', async () => {
  await killWorkerWhileClicking(100);
});
