import type { Level } from '../../../shared/model/analysis.ts';
import type { Clock, ClockOutcome } from '../../../shared/model/clock.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface ClocksTable {
  id: string;
  subject: Clock['subject'];
  subjectId: string;
  policyId: string;
  rule: string;
  startedAt: number;
  warnAt: number;
  dueAt: number;
  pausedAt: number | null;
  pauseReason: string | null;
  stoppedAt: number | null;
  outcome: ClockOutcome | null;
  calendarKnown: number;
  /** When the warning and the expiry were acted on; each happens once. */
  warnedAt: number | null;
  firedAt: number | null;
  drill: number;
  /** Five minutes left; null: the commitment is not longer, or was made before there was a second warning. */
  lastCallAt: number | null;
  lastCalledAt: number | null;
  /** Working time that it stood still so far, in ms. */
  heldMs: number;
}

export interface CustomersTable {
  id: string;
  number: number;
  name: string | null;
  language: string | null;
  preferredChannel: string | null;
  vip: number;
  blockedAt: number | null;
  blockReason: string | null;
  /** Storage and security only, because erasing must wait: no search, export, alert or figure may use it. */
  restrictedAt: number | null;
  mergedInto: string | null;
  createdAt: number;
  updatedAt: number;
  drill: number;
}

/** `account` is `site:id` of a social account; the others are what they are called. A name is never an identity. */
export type IdentityKind = 'account' | 'phone' | 'email' | 'wechat' | 'member';

export interface IdentitiesTable {
  kind: IdentityKind;
  value: string;
  drill: number;
  customerId: string;
  /** As it was written. */
  label: string;
  /** Null: joined by a sure rule. */
  addedBy: string | null;
  addedAt: number;
}

/** When a mention or ticket has to be looked at again, because a step up may be due then. */
export interface EscalationChecksTable {
  subjectId: string;
  subject: 'mention' | 'ticket';
  dueAt: number;
}

export interface EscalationsTable {
  id: string;
  subject: 'mention' | 'ticket';
  subjectId: string;
  rule: string;
  /** Role it goes to. */
  level: string;
  personIds: JsonText;
  reasons: JsonText;
  at: number;
  acknowledgeDueAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  /** Looked at again before it was sent, and not needed any more; why. */
  cancelledAt: number | null;
  cancelReason: string | null;
  drill: number;
  policyId: string | null;
  /** A clock's policy or a department, where a rule can fire for several. */
  about: string | null;
  /** Id of the clock or task that set it off: with it a rule fires once for each. */
  cause: string;
  /** Levels where nobody was on shift, with commas. */
  skipped: string;
  alertNumber: number | null;
  climbedAt: number | null;
  storyId: string | null;
  storyLevel: Level | null;
}

/** What is to be done for a ticket at a later time (TKT-4, TKT-5). */
export interface FollowUpsTable {
  id: string;
  ticketId: string;
  /** Policy id, as for clocks: `waiting-customer`, `satisfaction-call`, `fault-verified` … */
  policyId: string;
  rule: string;
  dueAt: number;
  state: 'waiting' | 'reminded' | 'done' | 'cancelled';
  /** What came of it, in words. */
  outcome: string | null;
  createdAt: number;
  endedAt: number | null;
  drill: number;
  /** What it is about, in the words of who planned it (TKT-10). */
  note: string | null;
}

export interface MailsTable {
  id: string;
  mailboxId: string;
  /** Without angle brackets; made from the bytes when the mail has none. Never longer than an index takes. */
  messageId: string;
  direction: 'in' | 'out';
  ticketId: string | null;
  state: 'taken' | 'automatic' | 'bounced' | 'skipped' | 'queued' | 'sent' | 'failed';
  reason: string | null;
  at: number;
  address: string | null;
  subject: string | null;
  text: string | null;
  thread: JsonText;
  personId: string | null;
  tries: number;
  nextTryAt: number | null;
}
