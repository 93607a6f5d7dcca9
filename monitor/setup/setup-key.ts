import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** So long the link of a start opens the setup page; after that a pairing code of an administrator does. */
const LIFE_MS = 12 * 3_600_000;

/** What the terminal shows to who started the monitor: it makes them the administrator on this machine's setup page. */
export interface SetupKey {
  /** Goes behind `#` of the address, which no server and no log gets to see. */
  readonly token: string;
  fits(token: string, now: number): boolean;
}

/** A new one for each process; nothing of it is stored. */
export function createSetupKey(now: number): SetupKey {
  const token = randomBytes(32).toString('base64url');
  const digest = hash(token);
  const endsAt = now + LIFE_MS;
  return { token, fits: (given, at) => at < endsAt && timingSafeEqual(hash(given), digest) };
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
