import { it } from 'vitest';
import { killWorkerWhileClicking } from '../browser/kill-worker-while-clicking.ts';

it.each([
  ['chromium', 60],
  ['firefox', 30],
] as const)(
  '%s: the real background, ended at %i random instants, loses and doubles nothing',
  async (browser, kills) => {
    await killWorkerWhileClicking(kills, browser);
  },
);
