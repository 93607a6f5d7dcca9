/** Raw scores of all heads for one text. Heads of the other language are 0. */
export interface HeadScores {
  /** Chinese: polarity, neutral, complaint, anger. English: neg, neu, pos, complaint. */
  readonly own: Float64Array;
  readonly domains: Float64Array;
  readonly kind: Float64Array;
  readonly topic: Float64Array;
}

/** Places in `HeadScores.own` for Chinese. */
export const ZH_OWN = { polarity: 0, neutral: 1, complaint: 2, anger: 3 } as const;
/** The same for English. */
export const EN_OWN = { neg: 0, neu: 1, pos: 2, complaint: 3 } as const;
