import { expect, it } from 'vitest';
import { fuzzDocuments } from './helpers/fuzz-documents.ts';

it('survives 10,000 mutated documents (200,000 in the heavy run)', async () => {
  const { read, refused } = await fuzzDocuments(10_000, 20_261_122);
  expect(read + refused).toBe(10_000);
  // Mutations that nothing survives, or that harm nothing, would prove nothing.
  expect(read).toBeGreaterThan(2_000);
  expect(refused).toBeGreaterThan(100);
});
