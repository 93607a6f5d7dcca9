import type { ApiAnswer } from '../../../../shared/api.ts';
import { listDiffering, mergeEdits, type RuleEdits, readEdits } from './rule-edits.ts';

export type Simulation = ApiAnswer<'simulatePolicies'>;

/** The rules as they stand, and what this person made of them. */
export interface RulesDraft {
  readonly base: RuleEdits;
  readonly version: number | null;
  /** What the monitor's configuration says, under all changes. */
  readonly configured: ApiAnswer<'getPolicies'>['configured'];
  readonly edits: RuleEdits;
  /** What another saved meanwhile; null: nobody did. */
  readonly moved: { readonly theirs: RuleEdits; readonly taken: number; readonly clashes: readonly string[] } | null;
  /** What would have been, and of which edits that was asked. */
  readonly simulation: { readonly of: RuleEdits; readonly answer: Simulation } | null;
}

/** The monitor's rules under what is not saved yet. */
export function followMonitor(
  mine: RulesDraft | null,
  {
    changes,
    version,
    configured = {},
  }: Pick<ApiAnswer<'getPolicies'>, 'changes' | 'version'> &
    // A monitor of an earlier version says nothing of it.
    Partial<Pick<ApiAnswer<'getPolicies'>, 'configured'>>,
): RulesDraft {
  const base = readEdits(changes);
  if (mine === null || listDiffering(mine.base, mine.edits).length === 0)
    return { base, version, configured, edits: base, moved: null, simulation: null };
  // The configuration has no version: a monitor that was started anew may say another.
  if (mine.version === version) return { ...mine, configured };
  const { edits, taken, clashes } = mergeEdits(mine.base, mine.edits, base);
  return { ...mine, base, version, configured, edits, moved: { theirs: base, taken: taken.length, clashes } };
}

/** True when what was tried is no longer what is changed. */
export function isStale({ edits, simulation }: RulesDraft): boolean {
  return simulation !== null && listDiffering(edits, simulation.of).length > 0;
}
