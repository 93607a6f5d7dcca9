import type { Kind, SentimentLabel, Topic } from '../model/analysis.ts';

/** What the heads, or without weights the word lists, say of a text before the rules speak. */
export interface Judgement {
  readonly sentiment: SentimentLabel;
  /** p(pos) − p(neg), −1 … 1. */
  readonly score: number;
  readonly sentimentConfidence: number;
  readonly complaint: boolean;
  readonly complaintConfidence: number;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly emotional: boolean;
  /** Not a consumer: advertisement, giveaway, news. */
  readonly spam: boolean;
  /** How much the text looks like a short post to a service desk and like no corpus, 0 … 1; 0 where no heads judge. */
  readonly deskShare: number;
}
