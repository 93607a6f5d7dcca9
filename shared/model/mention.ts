import type { Analysis, Level, Urgency } from './analysis.ts';
import type { Author, Metrics } from './entry.ts';

export const MENTION_STATES = ['open', 'claimed', 'answered', 'dismissed'] as const;
export type MentionState = (typeof MENTION_STATES)[number];

/** Why a mention was put aside. */
export const DISMISS_REASONS = ['not-ours', 'spam', 'no-answer-needed', 'duplicate'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];

/** `page`: read on the page by the overlay; `self-declared`: a person said so; counted separately (section 1 of the service rules). */
export const ANSWER_PROOFS = ['page', 'self-declared'] as const;
export type AnswerProof = (typeof ANSWER_PROOFS)[number];

/** The five instants of section 1, epoch milliseconds. */
export interface FiveInstants {
  readonly publishedAt: number;
  /** False: the source gave no believable time and `publishedAt` is the time we first saw it. */
  readonly publishedTrusted: boolean;
  readonly foundAt: number;
  readonly toldAt: number | null;
  readonly claimedAt: number | null;
  readonly answeredAt: number | null;
}

/** A post that names a watched brand, judged and to be dealt with. */
export interface Mention extends FiveInstants {
  readonly id: string;
  /** Short number that people say to each other. */
  readonly number: number;
  readonly brandId: string;
  readonly sourceId: string;
  /** Site adapter id, or the host of the link. */
  readonly site: string;
  readonly postKey: string;
  readonly permalink: string | null;
  readonly author: Author | null;
  readonly title: string | null;
  readonly text: string;
  readonly lang: string | null;
  readonly rating: number | null;
  readonly metrics: Metrics | null;
  readonly analysis: Analysis;
  readonly urgency: Urgency;
  readonly level: Level;
  readonly state: MentionState;
  readonly claimedBy: string | null;
  readonly answeredBy: string | null;
  readonly answeredHow: AnswerProof | null;
  /** The brand's answer in its own words, where a source showed it; absent: nobody read it. */
  readonly answerText?: string;
  readonly dismissReason: DismissReason | null;
  /** When the public answer is due (SLA-SOCIAL); null when no clock runs (praise, imports). */
  readonly answerDueAt: number | null;
  readonly ticketId: string | null;
  /** Mentions of one story share it. */
  readonly storyId: string | null;
  /** How many posts the story holds. */
  readonly storySize: number;
  readonly drill: boolean;
}
