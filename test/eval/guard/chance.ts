/** Chance that comes out the same for the same seed, so that a figure can be measured again. */
export interface Chance {
  /** 0 … max − 1. */
  below(max: number): number;
  pick<T>(from: readonly T[]): T;
  digits(count: number): string;
}

/** mulberry32: small, and good enough to draw test texts. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (max: number) => Math.floor(next() * max);
  return {
    below,
    pick(from) {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  };
}
