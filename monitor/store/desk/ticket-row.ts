import type { Kind, Topic, Urgency } from '../../../shared/model/analysis.ts';
import type { Author } from '../../../shared/model/entry.ts';
import type { ContactChannel, Ticket, TicketState } from '../../../shared/model/ticket.ts';
import type { DisputeStage } from '../../../shared/service/dispute-policy.ts';
import { decodeJson, type JsonText } from '../sql/json-column.ts';

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

/** A ticket as the store gives it: with the customer it belongs to. */
export type StoredTicket = Ticket & { readonly customerId: string | null };

export function toTicket(row: TicketsTable): StoredTicket {
  return {
    id: row.id,
    number: row.number,
    clientKey: row.clientKey,
    channel: row.channel,
    site: row.site,
    permalink: row.permalink,
    postKey: row.postKey,
    mentionId: row.mentionId,
    brandId: row.brandId,
    customer: decodeJson<Author>(row.customer),
    contact: row.contact,
    problem: row.problem,
    kind: row.kind,
    topic: row.topic,
    urgency: row.urgency,
    orderNumber: row.orderNumber,
    product: row.product,
    publishedAt: row.publishedAt,
    createdAt: row.createdAt,
    state: row.state,
    handlerId: row.handlerId,
    returning: row.returning === null ? null : row.returning === 1,
    firstResponseAt: row.firstResponseAt,
    resolvedAt: row.resolvedAt,
    closedAt: row.closedAt,
    closeReason: row.closeReason,
    result: row.result,
    satisfaction: row.satisfaction,
    department: row.department,
    dueAt: row.dueAt,
    evidenceCount: row.evidenceCount,
    updatedAt: row.updatedAt,
    drill: row.drill === 1,
    customerId: row.customerId,
  };
}
