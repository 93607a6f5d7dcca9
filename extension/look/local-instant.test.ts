import { expect, it } from 'vitest';
import { readLocalInstant, writeLocalInstant } from './local-instant.ts';

it('comes back to the minute', () => {
  const at = new Date(2026, 0, 5, 7, 4).getTime();
  expect(writeLocalInstant(at)).toBe('2026-01-05T07:04');
  expect(readLocalInstant(writeLocalInstant(at))).toBe(at);
});

it('takes an empty or half-filled field for not known', () => {
  for (const value of ['', '2026-01-05', '2026-13-05T07:04', 'yesterday']) expect(readLocalInstant(value)).toBeNull();
});
