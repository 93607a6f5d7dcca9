import { expect, test } from 'vitest';
import { readLocalInstant } from './read-local-instant.ts';

test.each([
  ['2026-03-02', 'Asia/Shanghai', '2026-03-01T16:00:00Z'],
  ['2026-03-02 08:30', 'Asia/Shanghai', '2026-03-02T00:30:00Z'],
  ['2026-03-02T08:30', 'UTC', '2026-03-02T08:30:00Z'],
  ['2026-03-02T08:30+01:00', 'Asia/Shanghai', '2026-03-02T07:30:00Z'],
  // The day on which New York goes to summer time begins in winter time, the next one does not.
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z'],
  ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00Z'],
])('%s in %s', (text, zone, instant) => {
  expect(new Date(readLocalInstant(text, zone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
});

test('what is no day is no instant', () => {
  expect(readLocalInstant('2026-13-02', 'UTC')).toBeNaN();
  expect(readLocalInstant('morgen', 'UTC')).toBeNaN();
});
