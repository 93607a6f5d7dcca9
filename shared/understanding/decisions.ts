import { KINDS, SENTIMENTS, TOPICS } from '../model/analysis.ts';

/** What the combiner decides, each with its classes; one class is yes or no. */
export const COMBINED = {
  complaint: 1,
  topic: TOPICS.length,
  emotional: 1,
  spam: 1,
  kind: KINDS.length,
  sentiment: SENTIMENTS.length,
} as const;
export type CombinedId = keyof typeof COMBINED;

/** Scores of all decisions of one language for what `describeText` wrote; valid until the next text. */
export type LayerScorer = (inputs: Float64Array, deskShare: number) => Readonly<Record<CombinedId, Float64Array>>;
