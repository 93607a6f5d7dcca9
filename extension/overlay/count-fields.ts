import type { HealthCounts } from '../reading/check-health.ts';
import type { CandidateIndices } from '../reading/read-post.ts';
import type { FieldName } from '../reading/site-adapter.ts';

type Tally = { [name in FieldName]?: number };

/** Counts that grow post by post. */
export interface GrowingCounts extends HealthCounts {
  posts: number;
  readonly filled: Tally;
  readonly laterCandidate: Tally;
}

/** Nothing seen yet. */
export function startCounts(): GrowingCounts {
  return { posts: 0, filled: {}, laterCandidate: {} };
}

/** One more post, with the candidates that won for its fields. */
export function addToCounts(counts: GrowingCounts, won: CandidateIndices): void {
  counts.posts += 1;
  for (const [name, index] of Object.entries(won) as [FieldName, number][]) {
    counts.filled[name] = (counts.filled[name] ?? 0) + 1;
    if (index > 0) counts.laterCandidate[name] = (counts.laterCandidate[name] ?? 0) + 1;
  }
}
