import type { GuardDecision } from '../../../shared/model/guard-decision.ts';
import type { StubState } from './stub-state.ts';

/** What was decided against the guard, as the monitor lists it: what browsers told, everything by one person. */
export function answerGuardDecisions({ guardDecisions }: StubState): object {
  const told = guardDecisions as readonly GuardDecision[];
  const counts = new Map<
    string,
    { type: string; rule: string; overridden: number; corrected: number; people: number }
  >();
  for (const { type, rule, reason } of told) {
    const before = counts.get(type) ?? { type, rule, overridden: 0, corrected: 0, people: 1 };
    const key = reason === null ? 'corrected' : 'overridden';
    counts.set(type, { ...before, [key]: before[key] + 1 });
  }
  const items = told.map(({ words = null, ...one }, index) => ({
    ...one,
    ...{ id: `g-${index}`, words, personId: 'p-wang' },
  }));
  return { items, counts: [...counts.values()] };
}
