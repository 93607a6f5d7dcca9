import { expect, test } from 'vitest';
import { newPostgresUrl } from './helpers/both-engines.ts';
import { fuzzApi } from './helpers/fuzz-api.ts';
import { runApi } from './helpers/run-api.ts';

const limits = { requestsPerMinute: 10_000_000, anonymousRequestsPerMinute: 10_000_000 };
/** The heavy run sends 20,000; here each commit is held to the same law. */
const REQUESTS = 1200;

test('requests drawn from the schemas never make the monitor fail (SQLite)', async () => {
  const api = await runApi({ limits });
  try {
    const counts = await fuzzApi(api, REQUESTS, 20_261_122);
    // The draw must get behind the checks, or it proves nothing.
    expect(counts.get(200) ?? 0).toBeGreaterThan(REQUESTS / 10);
    expect(counts.get(400) ?? 0).toBeGreaterThan(REQUESTS / 20);
    expect(api.log).toEqual([]);
  } finally {
    await api.close();
  }
}, 120_000);

test('requests drawn from the schemas never make the monitor fail (PostgreSQL)', async () => {
  const api = await runApi({ limits, databaseUrl: await newPostgresUrl() });
  try {
    const counts = await fuzzApi(api, REQUESTS, 20_261_123);
    expect(counts.get(200) ?? 0).toBeGreaterThan(REQUESTS / 10);
    expect(api.log).toEqual([]);
  } finally {
    await api.close();
  }
}, 120_000);
