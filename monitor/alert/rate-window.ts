const SLOTS = 60;

/** Counts sendings of the last minute, second by second, so that a receiver's limit a minute is never passed. */
export class RateWindow {
  readonly #perMinute: number;
  readonly #counts = new Uint32Array(SLOTS);
  readonly #seconds = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY);

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** How many may be sent at this instant: milliseconds of a clock that is not set. */
  room(now: number): number {
    const second = Math.floor(now / 1000);
    let sent = 0;
    for (let slot = 0; slot < SLOTS; slot++) {
      // The second a minute ago still counts: part of it is less than sixty seconds away.
      if (second - (this.#seconds[slot] ?? 0) <= SLOTS) sent += this.#counts[slot] ?? 0;
    }
    return Math.max(0, this.#perMinute - sent);
  }

  add(now: number, count: number): void {
    const second = Math.floor(now / 1000);
    const slot = second % SLOTS;
    if (this.#seconds[slot] !== second) {
      this.#seconds[slot] = second;
      this.#counts[slot] = 0;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
  }
}
