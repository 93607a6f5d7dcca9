// Two monitors share sources on one PostgreSQL; one is killed in the middle. Five thousand sources run in test/heavy.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from './helpers/postgres.ts';
import { runShared } from './helpers/share-sources.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

test('a monitor is killed: no source goes unasked for long, no entry twice, no mention lost', {
  timeout: 180_000,
}, async () => {
  const result = await runShared(postgres, {
    monitors: 2,
    sources: 60,
    intervalMs: 1_000,
    runMs: 24_000,
    postsPerSecond: 3,
  });
  expect(result.violations).toEqual([]);
  expect(result.mentions).toBe(result.posts);
  // The sources of the dead one come back by the sweeper at the latest, which looks every ten seconds.
  expect(result.longestGapMs).toBeLessThan(20_000);
});
