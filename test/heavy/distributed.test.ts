// Two and four monitors share 5,000 sources; one is killed in the middle.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts';
import { runShared } from '../helpers/share-sources.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Half of the interval of SOC-1, so that the run fits into minutes; the window of a source is twice its interval here. */
const INTERVAL_MS = 60_000;

test.each([2, 4])('%i monitors, 5,000 sources: nobody unasked for more than the window', async (monitors) => {
  const result = await runShared(postgres, {
    monitors,
    sources: 5_000,
    intervalMs: INTERVAL_MS,
    runMs: 180_000,
    postsPerSecond: 10,
  });
  console.log(JSON.stringify({ monitors, ...result, violations: result.violations.length }));
  expect(result.violations).toEqual([]);
  expect(result.mentions).toBe(result.posts);
  expect(result.longestGapMs).toBeLessThan(2 * INTERVAL_MS);
});
