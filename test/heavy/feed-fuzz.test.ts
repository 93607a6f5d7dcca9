import { expect, it } from 'vitest';
import { fuzzDocuments } from '../helpers/fuzz-documents.ts';

it('survives 200,000 mutated documents without a crash or a hang', async () => {
  const { read, refused, slowestMs } = await fuzzDocuments(200_000, 7);
  expect(read + refused).toBe(200_000);
  expect(read).toBeGreaterThan(40_000);
  // The worker's bound: a document that takes longer would be given up in production.
  expect(slowestMs).toBeLessThan(3_000);
  console.log(`read ${read}, refused ${refused}, slowest ${slowestMs.toFixed(0)} ms`);
});
