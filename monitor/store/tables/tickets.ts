import type { Kind, Topic, Urgency } from '../../../shared/model/analysis.ts';
import type { ConsentPurpose } from '../../../shared/model/learning.ts';
import type { ContactChannel, TicketState } from '../../../shared/model/ticket.ts';
import type { DisputeStage } from '../../../shared/service/dispute-policy.ts';
import type { RemoteState } from '../../helpdesk-type.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface ConfirmationsTable {
  id: string;
  ticketId: string;
  /** What was done, as the customer is asked to confirm it. */
  text: string;
  via: string;
  sentAt: number;
  sentBy: string | null;
  accepted: number | null;
  answeredAt: number | null;
  answer: string | null;
}

export interface ConsentsTable {
  id: string;
  ticketId: string;
  purpose: ConsentPurpose;
  /** How the customer said yes: words, recording, letter. */
  how: string;
  at: number;
  personId: string | null;
  withdrawnAt: number | null;
}

export interface HandedTicketsTable {
  helpdeskId: string;
  ticketId: string;
  /** Null: not there yet, or nobody knows whether it is. */
  remoteId: string | null;
  remoteUrl: string | null;
  remoteState: RemoteState | null;
  state: 'pending' | 'sending' | 'sent' | 'dead';
  /** `updatedAt` of the ticket as it was handed over; a later one is handed over again. */
  sentVersion: number | null;
  attempts: number;
  firstAt: number;
  /** While `sending`: the end of the claim. */
  nextAttemptAt: number;
  fencing: number;
  lastError: string | null;
}

export interface TicketsTable {
  id: string;
  number: number;
  clientKey: string;
  channel: ContactChannel;
  site: string | null;
  permalink: string | null;
  postKey: string | null;
  mentionId: string | null;
  brandId: string | null;
  customer: JsonText | null;
  contact: string | null;
  problem: string;
  kind: Kind;
  topic: Topic;
  urgency: Urgency;
  orderNumber: string | null;
  product: string | null;
  happenedAt: number | null;
  tried: string | null;
  publishedAt: number | null;
  createdAt: number;
  /** When the monitor got it: the client's clock may be wrong. */
  receivedAt: number;
  createdBy: string | null;
  state: TicketState;
  /** 1: resolved or closed. Orders by deadline put it last. */
  settled: number;
  handlerId: string | null;
  returning: number | null;
  firstResponseAt: number | null;
  resolvedAt: number | null;
  closedAt: number | null;
  closeReason: string | null;
  result: string | null;
  satisfaction: number | null;
  department: string | null;
  dueAt: number | null;
  sortDueAt: number;
  evidenceCount: number;
  updatedAt: number;
  customerId: string | null;
  /** Undone within the seconds that a person has for it; hidden from lists and figures. */
  withdrawnAt: number | null;
  drill: number;
  /** Flags of the judgement, where there is no mention that has them. */
  flags: JsonText | null;
  snoozedUntil: number | null;
  disputeStage: DisputeStage | null;
  disputeAt: number | null;
}

export interface TicketLinksTable {
  ticketId: string;
  otherId: string;
  kind: 'merged-into' | 'split-from' | 'related';
  at: number;
  personId: string | null;
}

export interface TicketNotesTable {
  id: string;
  ticketId: string;
  at: number;
  personId: string | null;
  kind: 'note' | 'hand-over' | 'contact' | 'demand';
  text: string;
  /** Persons named with @. */
  named: JsonText;
}

export interface TicketTagsTable {
  ticketId: string;
  tag: string;
}

export interface TicketTasksTable {
  id: string;
  ticketId: string;
  title: string;
  department: string | null;
  ownerId: string | null;
  /** Playbook and step that it came from: `PLB-5`, `resend`. */
  playbookId: string | null;
  step: string | null;
  state: 'open' | 'done' | 'dropped';
  createdAt: number;
  createdBy: string | null;
  dueAt: number | null;
  doneAt: number | null;
  doneBy: string | null;
  result: string | null;
  answeredAt: number | null;
}
