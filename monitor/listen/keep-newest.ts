import type { Entry } from '../../shared/model/entry.ts';

/** More entries than any poll can need; a longer document is a mistake or an attack. */
export const MAX_ENTRIES = 1_000;

/** Keeps the newest entries in document order. Without dates the first ones count as the newest. */
export function keepNewest(
  entries: readonly Entry[],
  limit: number = MAX_ENTRIES,
): { readonly entries: readonly Entry[]; readonly dropped: number } {
  if (entries.length <= limit) return { entries, dropped: 0 };
  const instantOf = (entry: Entry): number => entry.publishedAt ?? entry.updatedAt ?? Number.NEGATIVE_INFINITY;
  const kept = entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => instantOf(b.entry) - instantOf(a.entry) || a.index - b.index)
    .slice(0, limit)
    .sort((a, b) => a.index - b.index);
  return { entries: kept.map(({ entry }) => entry), dropped: entries.length - limit };
}
