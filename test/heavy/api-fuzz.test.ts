import { describe, expect, test } from 'vitest';
import { fuzzApi } from '../helpers/fuzz-api.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { runApi } from '../helpers/run-api.ts';

const limits = { requestsPerMinute: 10_000_000, anonymousRequestsPerMinute: 10_000_000 };
const REQUESTS = 20_000;

describe('20,000 requests drawn from the schemas, no failure of ours', () => {
  test('SQLite', async () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
    const api = await runApi({ limits });
    try {
      const counts = await fuzzApi(api, REQUESTS, seed);
      console.log(`seed ${seed}:`, Object.fromEntries(counts));
      expect(counts.get(200) ?? 0).toBeGreaterThan(REQUESTS / 10);
      expect(api.log).toEqual([]);
    } finally {
      await api.close();
    }
  });

  test('PostgreSQL', async () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
    // What is proven is the answers, not that a commit outlives the power.
    const postgres = await startPostgres(['-c', 'fsync=off', '-c', 'synchronous_commit=off']);
    const api = await runApi({ limits, databaseUrl: await postgres.createDatabase() });
    try {
      const counts = await fuzzApi(api, REQUESTS, seed);
      console.log(`seed ${seed}:`, Object.fromEntries(counts));
      expect(counts.get(200) ?? 0).toBeGreaterThan(REQUESTS / 10);
      expect(api.log).toEqual([]);
    } finally {
      await api.close();
      await postgres.stop();
    }
  });
});
