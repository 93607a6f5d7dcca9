import type { EventType } from '../../shared/model/event.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { appendEvent } from '../store/events.ts';
import type { Db } from '../store/store.ts';
import { replanEscalations } from './escalation/replan.ts';
import { maskTicket } from './mask-ticket.ts';

/** Who did it and when. */
export interface StepBy {
  /** Null: the monitor itself. */
  readonly personId: string | null;
  readonly now: number;
}

/** Facts for the audit log: never personal data itself, only that it was seen or changed. */
export type StepDetails = Readonly<Record<string, unknown>>;

/** TKT-3 for a mention. Call it last in the transaction: the event log holds back other writers. */
export async function recordMentionStep(
  trx: Db,
  type: EventType,
  mention: Mention,
  by: StepBy,
  details: StepDetails = {},
): Promise<void> {
  const { id, drill } = mention;
  await appendAudit(trx, {
    chain: `mention:${id}`,
    at: by.now,
    actorId: by.personId,
    action: type,
    subjectId: id,
    details,
  });
  if (REPLANS.has(type)) await replanEscalations(trx, 'mention', id, by.now);
  await appendEvent(trx, { at: by.now, type, subjectId: id, drill, data: mention });
}

/** What may make a step up needed, or no longer needed. */
const REPLANS: ReadonlySet<EventType> = new Set([
  'mention.found',
  'mention.answered',
  'mention.dismissed',
  'mention.updated',
]);

/** TKT-3 for a ticket; the event carries it masked, because events go to everybody and stay. */
export async function recordTicketStep(
  trx: Db,
  type: EventType,
  ticket: Ticket,
  by: StepBy,
  details: StepDetails = {},
): Promise<void> {
  await auditTicket(trx, type, ticket.id, by, details);
  await replanEscalations(trx, 'ticket', ticket.id, by.now);
  const { id, drill } = ticket;
  await appendEvent(trx, { at: by.now, type, subjectId: id, drill, data: maskTicket(ticket) });
}

/** A line in the audit log of a ticket that nobody needs to hear of at once (a look, an export). */
export async function auditTicket(
  trx: Db,
  action: string,
  ticketId: string,
  by: StepBy,
  details: StepDetails = {},
): Promise<void> {
  await appendAudit(trx, {
    chain: `ticket:${ticketId}`,
    at: by.now,
    actorId: by.personId,
    action,
    subjectId: ticketId,
    details,
  });
}
