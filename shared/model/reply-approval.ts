export const APPROVAL_STATES = ['asked', 'approved', 'refused'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** The wording of a public answer that somebody else has to agree to before it is put into the box of the site. */
export interface ReplyApproval {
  readonly id: string;
  readonly mentionId: string;
  /** As it was asked for, or as it was changed by who approved it. */
  readonly text: string;
  readonly state: ApprovalState;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** Why it was refused, or what was changed. */
  readonly note: string | null;
  readonly drill: boolean;
}
