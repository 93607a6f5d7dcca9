/** More entries than any poll can need; a longer document is a mistake or an attack. */
const MAX_ENTRIES = 1_000;

/** Keeps the newest of a list in its order. Without dates the first ones count as the newest. */
export function keepNewest<T>(
  list: readonly T[],
  instantOf: (one: T) => number | null,
  limit: number = MAX_ENTRIES,
): { readonly kept: readonly T[]; readonly dropped: number } {
  if (list.length <= limit) return { kept: list, dropped: 0 };
  const kept = list
    .map((one, index) => ({ one, index, at: instantOf(one) ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : b.at - a.at))
    .slice(0, limit)
    .sort((a, b) => a.index - b.index);
  return { kept: kept.map(({ one }) => one), dropped: list.length - limit };
}
