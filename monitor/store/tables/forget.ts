import type { JsonText } from '../sql/json-column.ts';

/** What became of a request; `storage-only`: kept where law demands it, used for nothing else. */
export type DeletionDecision = 'deleted' | 'partly' | 'refused' | 'storage-only';

/** SEC-2: somebody asks for their data to be erased. */
export interface DeletionRequestsTable {
  id: string;
  customerId: string;
  requestedAt: number;
  /** How the request came in: `mail`, `dm`, `phone` … */
  via: string;
  /** How it was made sure that the request is the person's own; null: not yet. */
  identityCheck: string | null;
  scope: JsonText;
  dueAt: number;
  decision: DeletionDecision | null;
  reasonCode: string | null;
  reason: string | null;
  decidedAt: number | null;
  decidedBy: string | null;
  proof: JsonText | null;
}

/** Something that must not be erased for now (a lawsuit, an arbitration), and why. */
export interface LegalHoldsTable {
  id: string;
  /** Id of a ticket, a mention or a customer. */
  subjectId: string;
  reason: string;
  at: number;
  personId: string;
  releasedAt: number | null;
  releasedBy: string | null;
}

/** That something was erased, so that a restored backup can be made to forget it again. */
export interface TombstonesTable {
  kind: 'customer' | 'ticket' | 'mention' | 'post';
  /** Id of the row; of a post only a hash of its key. */
  id: string;
  erasedAt: number;
}
