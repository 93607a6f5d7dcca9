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

/** Raw score of a head with one class for a text: bias + Σ weights / √features. */
export function scoreOne({ levels, bits, scale, bias, short }: Head, features: Features): number {
  const count = short ? features.short : features.count;
  const { hashes } = features;
  const shift = 32 - bits;
  let sum = 0;
  for (let k = 0; k < count; k++) sum += levels[(hashes[k] as number) >>> shift] as number;
  return count === 0 ? (bias[0] as number) : sum * (scale / Math.sqrt(count)) + (bias[0] as number);
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

/** A domain with less than this share is left out: it costs time and says nothing. */
export const MIN_GATE = 0.12;

/** σ(x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
