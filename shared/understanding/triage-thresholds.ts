import triagePolicy from './policies/triage.json' with { type: 'json' };

/** Numbers of the triage rules that an administrator can change. */
export interface TriageThresholds {
  /** ESC-2: more yuan than this are much at stake. */
  readonly amountAtStakeYuan: number;
  /** ESC-3: an author with so many followers makes a complaint public opinion. */
  readonly reachFollowers: number;
  /** SLA-REVIEW: a review with so many stars or fewer is a bad one, whatever its words say; 0: none is. */
  readonly lowRating: number;
}

/** What holds where nobody said otherwise. */
export const TRIAGE_THRESHOLDS: TriageThresholds = {
  amountAtStakeYuan: triagePolicy.amountAtStakeYuan.value,
  reachFollowers: triagePolicy.reachFollowers.value,
  lowRating: triagePolicy.lowRating.value,
};
