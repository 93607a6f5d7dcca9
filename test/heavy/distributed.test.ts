// Two and four monitors share 5,000 sources; one is killed in the middle.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts';
import { runShared } from '../helpers/share-sources.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** About half of what SOC-1 leaves, so that the run fits into minutes; its window of ten minutes is halved with it. */
const INTERVAL_MS = 120_000;
const WINDOW_MS = 300_000;

test.each([2, 4])('%i monitors, 5,000 sources: nobody unasked for more than the window', async (monitors) => {
  const result = await runShared(postgres, {
    monitors,
    sources: 5_000,
    intervalMs: INTERVAL_MS,
    runMs: 300_000,
    postsPerSecond: 10,
  });
  console.log(JSON.stringify({ monitors, ...result, violations: result.violations.length }));
  expect(result.violations).toEqual([]);
  expect(result.mentions).toBe(result.posts);
  expect(result.longestGapMs).toBeLessThan(WINDOW_MS);
});
