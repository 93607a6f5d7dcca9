import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import { cancelClocks } from '../store/desk/clocks.ts';
import { cancelFollowUps } from '../store/desk/follow-ups.ts';
import { linkTickets } from '../store/desk/ticket-work.ts';
import { changeTicket, changeTicketState, getTicket } from '../store/desk/tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { carryOverWork } from './carry-over-work.ts';
import { createTicket, type TicketMaker } from './create-ticket.ts';
import { recordTicketStep, type StepBy } from './record-step.ts';

const UNFINISHED = ['open', 'working', 'waiting', 'resolved'] as const;

/**
 * Two tickets are about one matter: the first is closed with that reason, its mentions and what it still owes go to
 * the other, and both remember it. @throws StoreError `conflict` for itself, another kind of material, or a closed one.
 */
export async function mergeTicket(
  db: Db,
  merge: { readonly id: string; readonly into: string },
  by: StepBy,
): Promise<{ readonly ticket: Ticket; readonly into: Ticket }> {
  return inTransaction(db, async (trx) => {
    const from = await getTicket(trx, merge.id);
    const into = await getTicket(trx, merge.into);
    if (from.id === into.id || from.drill !== into.drill || into.state === 'closed') {
      throw new StoreError('conflict', 'These two tickets cannot be made one.', { details: { state: into.state } });
    }
    const closeReason = `→ #${into.number}`;
    const { id } = from;
    const ticket = await changeTicketState(trx, { id, from: UNFINISHED, to: 'closed', now: by.now, closeReason });
    await carryOverWork(trx, from, into, by);
    await cancelClocks(trx, { subjectId: id, stoppedAt: by.now });
    // The other ticket owes the solution now; what was late before stays late.
    if ((from.dueAt ?? 0) >= by.now) await changeTicket(trx, { id, fields: { dueAt: null }, now: by.now });
    await cancelFollowUps(trx, id, by.now);
    await trx
      .updateTable('mentions')
      .set({ ticketId: into.id, updatedAt: by.now })
      .where('ticketId', '=', id)
      .execute();
    // What the customer answers to a mail of this one belongs to the other, which can answer its mails, too.
    await trx.updateTable('mails').set({ ticketId: into.id }).where('ticketId', '=', id).execute();
    await linkTickets(trx, { ticketId: id, otherId: into.id, kind: 'merged-into', personId: by.personId, now: by.now });
    await recordTicketStep(trx, 'ticket.updated', ticket, by, { mergedInto: into.id });
    await recordTicketStep(trx, 'ticket.updated', into, by, { mergedFrom: id });
    return { ticket, into };
  });
}

/** What of a ticket becomes one of its own; the rest (customer, channel, post) it shares. */
export type SplitOff = Pick<TicketDraft, 'clientKey' | 'problem' | 'kind' | 'topic' | 'urgency'>;

/** One ticket turned out to hold two matters. Once per client key. */
export async function splitTicket(
  db: Db,
  id: string,
  part: SplitOff,
  by: TicketMaker,
): Promise<{ readonly ticket: Ticket; readonly created: boolean }> {
  const whole = await getTicket(db, id);
  const draft: TicketDraft = {
    ...part,
    channel: whole.channel,
    site: whole.site,
    permalink: whole.permalink,
    postKey: whole.postKey,
    mentionId: whole.mentionId,
    brandId: whole.brandId,
    customer: whole.customer,
    contact: whole.contact,
    orderNumber: whole.orderNumber,
    product: whole.product,
    publishedAt: whole.publishedAt,
    createdAt: by.now,
    evidence: null,
    drill: whole.drill,
  };
  return inTransaction(db, async (trx) => {
    const made = await createTicket(trx, draft, by);
    const link = { ticketId: made.ticket.id, otherId: id, kind: 'split-from', personId: by.personId } as const;
    if (made.created) await linkTickets(trx, { ...link, now: by.now });
    return made;
  });
}
