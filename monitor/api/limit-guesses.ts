import { ApiFault } from './api-fault.ts';

/** Wrong codes that one address may send in the time that a code lives. A person mistypes twice; a program guesses. */
const MOST_WRONG = 10;
const WINDOW_MS = 5 * 60_000;
/** Addresses remembered; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** Counts wrong pairing codes by the address they come from. */
export interface GuessLimit {
  /** @throws ApiFault `too-many` when this address has guessed too often; nothing is tried then. */
  check(address: string): void;
  /** A code from this address was wrong. */
  noteWrong(address: string): void;
}

/** A limit of its own for each server: an address that guesses is put off, every other one pairs as before. */
export function createGuessLimit(clock: { now(): number }): GuessLimit {
  const wrongs = new Map<string, { count: number; readonly endsAt: number }>();
  const current = (address: string) => {
    const known = wrongs.get(address);
    if (known !== undefined && known.endsAt <= clock.now()) wrongs.delete(address);
    return wrongs.get(address);
  };
  return {
    check(address) {
      const known = current(address);
      if (known === undefined || known.count < MOST_WRONG) return;
      const seconds = Math.ceil((known.endsAt - clock.now()) / 1000);
      const words = { limit: String(MOST_WRONG), seconds: String(seconds) };
      throw new ApiFault('too-many', { waitSeconds: seconds, words });
    },
    noteWrong(address) {
      const known = current(address);
      if (known !== undefined) known.count += 1;
      else wrongs.set(address, { count: 1, endsAt: clock.now() + WINDOW_MS });
      const oldest = wrongs.keys().next().value;
      if (wrongs.size > MOST_ADDRESSES && oldest !== undefined) wrongs.delete(oldest);
    },
  };
}
