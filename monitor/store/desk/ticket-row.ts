import type { Author } from '../../../shared/model/entry.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { decodeJson } from '../sql/json-column.ts';
import type { TicketsTable } from '../tables/tickets.ts';

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
    happenedAt: row.happenedAt,
    tried: row.tried,
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
    snoozedUntil: row.snoozedUntil,
    customerId: row.customerId,
  };
}
