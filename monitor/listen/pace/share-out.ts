import { walkEnabledSources } from '../../store/heard/walk-sources.ts';
import { takeTurns } from '../../take-turns.ts';
import { hostOf } from '../host-of.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Demand } from './allocate-intervals.ts';
import { BUDGET_POLICY, demandOf, shareBudget } from './share-budget.ts';

/**
 * Gives every source its interval out of the common budget, in pieces: with a hundred thousand sources it takes a second or two, and polls go on
 * meanwhile. Until the first time, each is asked at its floor. `periodMs`: since the last time.
 */
export async function shareOut(
  { db, recall, pollPolicy }: Pick<Pipeline, 'db' | 'recall' | 'pollPolicy'>,
  periodMs: number,
): Promise<void> {
  const used = recall.takeUsedShare(periodMs);
  const demands: Demand[] = [];
  for await (const sources of walkEnabledSources(db)) {
    for (const source of sources) demands.push(demandOf(source.id, hostOf(source), recall, pollPolicy));
  }
  const intervals = await takeTurns(shareBudget(demands, BUDGET_POLICY, used));
  demands.forEach(({ id }, place) => {
    recall.of(id).allocatedMs = intervals[place] ?? null;
  });
}
