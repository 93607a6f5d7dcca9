import type { Features } from './features.ts';

/** One linear head, or several over the same buckets: levels are kept as signed squares, so that a sum of integers is a score. */
export interface Head {
  readonly id: string;
  /** Buckets are 2^bits. */
  readonly bits: number;
  /** Scores per text: 1, or one a class. */
  readonly classes: number;
  /** Reads single tokens, pairs and buckets only. */
  readonly short: boolean;
  /** `levels[bucket * classes + class]`: sign times level squared, −49 … 49. */
  readonly levels: Int8Array;
  /** What one unit of `levels` weighs. */
  readonly scale: number;
  readonly bias: Float64Array;
}

/** Raw scores of a head for a text: bias + Σ weights / √features. */
export function scoreHead(head: Head, features: Features, scores: Float64Array): Float64Array {
  const { levels, classes, bits, scale, bias } = head;
  const count = head.short ? features.short : features.count;
  const hashes = features.hashes;
  const shift = 32 - bits;
  const norm = count === 0 ? 0 : scale / Math.sqrt(count);
  if (classes === 1) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += levels[(hashes[k] as number) >>> shift] as number;
    scores[0] = sum * norm + (bias[0] as number);
    return scores;
  }
  for (let first = 0; first < classes; first += 3) {
    // Three classes a pass, in variables: an array of sums would be read and written for every feature.
    let a = 0;
    let b = 0;
    let c = 0;
    for (let k = 0; k < count; k++) {
      const at = ((hashes[k] as number) >>> shift) * classes + first;
      a += levels[at] as number;
      b += levels[at + 1] as number;
      c += levels[at + 2] as number;
    }
    scores[first] = a * norm + (bias[first] as number);
    if (first + 1 < classes) scores[first + 1] = b * norm + (bias[first + 1] as number);
    if (first + 2 < classes) scores[first + 2] = c * norm + (bias[first + 2] as number);
  }
  return scores;
}

/** Shares of the classes of a softmax head, summing to 1, in `shares`. */
export function shareClasses(head: Head, features: Features, shares: Float64Array): Float64Array {
  return toShares(scoreHead(head, features, shares), head.classes);
}

/** Turns scores into shares that sum to 1, in place. */
export function toShares(scores: Float64Array, classes: number): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) most = Math.max(most, scores[c] as number);
  let total = 0;
  for (let c = 0; c < classes; c++) {
    scores[c] = Math.exp((scores[c] as number) - most);
    total += scores[c] as number;
  }
  for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) / total;
  return scores;
}

/**
 * Raw scores of a head that is corrected by domain: 快 is praise for a parcel and a fault of a battery. `corrections[d]` counts as much as
 * the text belongs to domain d.
 */
export function scoreByDomain(
  head: Head,
  corrections: readonly Head[],
  shares: Float64Array,
  features: Features,
  scores: Float64Array,
): Float64Array {
  scoreHead(head, features, scores);
  for (let d = 0; d < corrections.length; d++) {
    const share = shares[d] as number;
    if (share < MIN_GATE) continue;
    scoreHead(corrections[d] as Head, features, corrected);
    for (let c = 0; c < head.classes; c++) scores[c] = (scores[c] as number) + share * (corrected[c] as number);
  }
  return scores;
}

/** A domain with less than this share is left out: it costs time and says nothing. */
export const MIN_GATE = 0.08;

/** σ(x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

const corrected = new Float64Array(64);
