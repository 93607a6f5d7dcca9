import { expect, test } from 'vitest';
import { deletionDueAt } from './deletion-due.ts';

test.each([
  // Monday 2 March 2026 to the end of Monday 23 March: fifteen working days, no holiday between.
  ['2026-03-02T10:00:00+08:00', '2026-03-23T18:00:00+08:00'],
  // Over Mid-Autumn (25 September) and National Day (1–7 October); 20 September and 10 October are worked.
  ['2026-09-18T10:00:00+08:00', '2026-10-15T18:00:00+08:00'],
])('a request of %s is to be decided by %s', (requested, due) => {
  expect(new Date(deletionDueAt(Date.parse(requested))).toISOString()).toBe(new Date(due).toISOString());
});
