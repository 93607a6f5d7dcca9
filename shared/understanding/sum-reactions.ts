import type { Metrics } from '../model/entry.ts';

/** What may be counted on a post; views are no reaction. */
export const METRIC_NAMES = ['likes', 'reposts', 'comments', 'views'] as const satisfies readonly (keyof Metrics)[];
export type MetricName = (typeof METRIC_NAMES)[number];

/** Likes, reposts and comments together: the reach column of SOC-9; null when the source counted none of them. */
export function sumReactions(metrics: Metrics | null): number | null {
  const counts = [metrics?.likes, metrics?.reposts, metrics?.comments].filter((count) => typeof count === 'number');
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

/** What several posts have together, for each thing that at least one of them counts. */
export function sumMetrics(posts: readonly { readonly metrics: Metrics | null }[]): ReadonlyMap<MetricName, number> {
  const sums = new Map<MetricName, number>();
  for (const name of METRIC_NAMES) {
    for (const { metrics } of posts) {
      const count = metrics?.[name];
      if (typeof count === 'number') sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  return sums;
}
