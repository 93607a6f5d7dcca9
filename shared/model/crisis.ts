import type { Labels } from './labels.ts';

/** What opened the room: a person, a dispute that reached the media or a court (DSP-3), or a burst. */
export const CRISIS_ORIGINS = ['hand', 'dispute', 'burst'] as const;
export type CrisisOrigin = (typeof CRISIS_ORIGINS)[number];

/** A case with a room: what PR, legal and service decide and do about one public matter (SOC-6, DSP-3). */
export interface CrisisCase {
  readonly id: string;
  readonly number: number;
  readonly brandId: string | null;
  readonly title: string;
  readonly origin: CrisisOrigin;
  /** Id of the ticket or burst that opened it; null for a case opened by hand. */
  readonly subjectId: string | null;
  readonly storyId: string | null;
  readonly ownerId: string | null;
  readonly openedAt: number;
  /** DSP-3: when all of the checklist has to be there. */
  readonly dueAt: number;
  readonly closedAt: number | null;
  readonly outcome: string | null;
  readonly drill: boolean;
}

/** One box of the checklist, with its owner and its clock. */
export interface CrisisStep {
  /** Id of the step in `shared/service/crisis-policy.ts`. */
  readonly step: string;
  readonly rule: string;
  readonly name: Labels;
  readonly department: string;
  readonly ownerId: string | null;
  readonly dueAt: number;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
  /** What was done, or why it is not needed. */
  readonly result: string | null;
}

/** A line of the decision log. Lines are never changed. */
export interface CrisisDecision {
  readonly at: number;
  readonly personId: string;
  readonly text: string;
}

/** The holding statement says that the matter is known; the full one says what is done about it. */
export const STATEMENT_KINDS = ['holding', 'full'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Who must agree to a wording. */
export const STATEMENT_SEATS = ['legal', 'pr', 'director'] as const;
export type StatementSeat = (typeof STATEMENT_SEATS)[number];

export interface StatementVerdict {
  readonly seat: StatementSeat;
  readonly personId: string;
  readonly at: number;
  readonly agrees: boolean;
  readonly note: string | null;
}

/** Who put the wording where. */
export interface StatementPost {
  readonly site: string;
  readonly url: string;
  readonly personId: string;
  readonly at: number;
}

/** One version of a wording. A locked one is what everybody says (统一口径). */
export interface Statement {
  readonly id: string;
  readonly caseId: string;
  readonly kind: StatementKind;
  readonly version: number;
  readonly text: string;
  /** The same in the length and tone of one site; agreed to and locked with the text. */
  readonly variants: readonly { readonly site: string; readonly text: string }[];
  readonly draftedBy: string;
  readonly draftedAt: number;
  /** `replaced`: a newer version was drafted before this one was locked. */
  readonly state: 'draft' | 'refused' | 'locked' | 'replaced';
  readonly lockedAt: number | null;
  /** Seats that have not agreed yet. */
  readonly missing: readonly StatementSeat[];
  readonly verdicts: readonly StatementVerdict[];
  readonly posts: readonly StatementPost[];
}

/** Negative posts of a brand in equal stretches before and after the first posting of a statement. */
export interface StatementEffect {
  readonly since: number;
  readonly hours: number;
  /** False while the stretch after it is still running. */
  readonly complete: boolean;
  readonly before: { readonly negative: number; readonly total: number };
  readonly after: { readonly negative: number; readonly total: number };
}
