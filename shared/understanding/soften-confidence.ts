import type { Judgement } from './judgement.ts';

/**
 * How much surer the heads are of short posts to a desk than they are right about those of strangers: the posts of that domain that taught and
 * calibrated them were written by few hands. Chosen on one half of `test/eval/challenge/fresh.tsv`, held to the other (`fresh.ts` there).
 */
const DESK_DOUBT = 0.6;

/** A judgement with confidences that hold for posts unlike our own, as far as it is of a post to a desk. What is decided stays. */
export function softenConfidence(judgement: Judgement): Judgement {
  const power = 1 - DESK_DOUBT * judgement.deskShare;
  const softened: { -readonly [Key in keyof Judgement]: Judgement[Key] } = { ...judgement };
  softened.sentimentConfidence = soften(judgement.sentimentConfidence, 3, power);
  softened.complaintConfidence = soften(judgement.complaintConfidence, 2, power);
  return softened;
}

/** Share of the best of some classes when the logarithms of all shares are multiplied by `power`; the others share the rest evenly. */
function soften(confidence: number, classes: number, power: number): number {
  const others = classes - 1;
  const best = confidence ** power;
  return best / (best + others * ((1 - confidence) / others) ** power);
}
