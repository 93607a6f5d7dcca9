import type { StoredSource } from '../../store/heard/sources.ts';
import { allocateIntervals, type Demand, floorSpend } from './allocate-intervals.ts';
import { floorInterval, type PollPolicy } from './next-poll.ts';
import type { SourceRecall } from './source-recall.ts';

/** How many requests listening may make, measured against what asking every source at its floor takes. */
export interface BudgetPolicy {
  readonly factor: number;
  /** Requests a minute to one host, beyond what its sources' floors take. */
  readonly perHostPerMinute: number;
}

export const BUDGET_POLICY: BudgetPolicy = { factor: 1.5, perHostPerMinute: 12 };
/** A correction for extra polls after complaints never takes more than this part of the budget. */
const MOST_CORRECTION = 0.5;

/**
 * Gives every enabled source its interval by what was learned of it. `usedShare` is what was really used of the last budget: fresh
 * complaints cost extra polls, which the others pay for.
 */
export function shareBudget(
  sources: readonly StoredSource[],
  hostOf: (source: StoredSource['source']) => string,
  recall: SourceRecall,
  policy: PollPolicy,
  budget: BudgetPolicy,
  usedShare: number,
): Map<string, number> {
  const demands = sources
    .filter(({ source }) => source.enabled)
    .map(({ source }): Demand => {
      const { id } = source;
      const floor = Math.min(floorInterval(policy, recall.lagMs(id)), recall.noLossMs(id));
      const floorMs = Math.max(policy.minIntervalMs, floor);
      return {
        id,
        host: hostOf(source),
        weight: 1,
        rate: recall.rate(id),
        cost: 1,
        floorMs,
        minIntervalMs: policy.minIntervalMs,
      };
    });
  const total = floorSpend(demands) * budget.factor * Math.min(1, Math.max(MOST_CORRECTION, 1 / usedShare));
  return allocateIntervals(demands, { total, perHost: budget.perHostPerMinute / 60_000 });
}
