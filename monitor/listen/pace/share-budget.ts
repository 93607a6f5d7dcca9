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

/** What a source asks of the budget, by what was learned of it. */
export function demandOf(id: string, host: string, recall: SourceRecall, policy: PollPolicy): Demand {
  const floor = Math.min(floorInterval(policy, recall.lagMs(id)), recall.noLossMs(id));
  const { minIntervalMs } = policy;
  return {
    id,
    host,
    weight: recall.weight(id),
    rate: recall.rate(id),
    cost: recall.cost(id),
    floorMs: Math.max(minIntervalMs, floor),
    minIntervalMs,
  };
}

/**
 * Gives every source its interval, in the order of the demands and in steps (`allocateIntervals`). `usedShare` is what was really used of the last budget: fresh complaints
 * cost extra polls, which the others pay for.
 */
export function shareBudget(
  demands: readonly Demand[],
  budget: BudgetPolicy,
  usedShare: number,
): Generator<void, Float64Array> {
  const total = floorSpend(demands) * budget.factor * Math.min(1, Math.max(MOST_CORRECTION, 1 / usedShare));
  return allocateIntervals(demands, { total, perHost: budget.perHostPerMinute / 60_000 });
}
