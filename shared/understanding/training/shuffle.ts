/** An order that is shuffled again and again in the same way in every run: a linear congruential generator with seed 42. */
export function createOrder(length: number): { shuffle(): Uint32Array } {
  const order = Uint32Array.from({ length }, (_, at) => at);
  let state = 42;
  return {
    shuffle() {
      for (let at = length - 1; at > 0; at--) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const other = Math.floor((state / 0x100000000) * (at + 1));
        const kept = order[at] as number;
        order[at] = order[other] as number;
        order[other] = kept;
      }
      return order;
    },
  };
}
