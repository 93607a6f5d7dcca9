import type { Kind, Level, SentimentLabel, Topic } from './analysis.ts';

/** What a person may set right in a judgement. */
export interface JudgementFields {
  readonly sentiment: SentimentLabel;
  readonly complaint: boolean;
  readonly kind: Kind;
  readonly topic: Topic;
  /**
   * Holds for this mention alone and teaches nothing: a level follows from sentiment, complaint, flags and reach by the rules of the
   * handbook (`triage.ts`), and a click on it does not say which of these was wrong. Those teach; thresholds are policy data, set by a lead.
   */
  readonly level: Level;
  /** False: the post does not speak of this brand (苹果 the fruit). */
  readonly ours: boolean;
}

/** Each corrected field as it was and as it is. */
export type ChangedJudgement = {
  readonly [Field in keyof JudgementFields]?: {
    readonly from: JudgementFields[Field];
    readonly to: JudgementFields[Field];
  };
};

/** One click on "that is wrong", with who and when. Taken back, it stays on record and teaches nothing. */
export interface CorrectionRecord {
  readonly id: string;
  readonly mentionId: string;
  readonly at: number;
  readonly personId: string;
  readonly changed: ChangedJudgement;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
  readonly drill: boolean;
}
