import type { Ticket } from '../../shared/model/ticket.ts';
import { insertTicketNote, linkTickets } from '../store/desk/ticket-work.ts';
import { changeTicket as changeFields, getTicket } from '../store/desk/tickets.ts';
import { getPerson } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { changeTicket } from './change-ticket.ts';
import { chooseHandler, departmentOf, describeStandIn } from './choose-handler.ts';
import { recordTicketStep, type StepBy } from './record-step.ts';
import { tellNamed } from './tell-named.ts';

/** TKT-8: to a colleague, with what they must know. @throws StoreError `not-found` for an unknown or switched-off person. */
export async function handOverTicket(
  db: Db,
  id: string,
  handOver: { readonly to: string; readonly note: string },
  by: StepBy,
): Promise<Ticket> {
  return inTransaction(db, async (trx) => {
    const to = await getPerson(trx, handOver.to);
    if (!to.active) throw new StoreError('not-found', `${to.name} is switched off.`);
    const note = { ticketId: id, personId: by.personId, kind: 'hand-over' as const, text: handOver.note };
    const added = await insertTicketNote(trx, { ...note, named: [to.id], now: by.now });
    await tellNamed(trx, await getTicket(trx, id), added, by);
    return changeTicket(trx, id, { handlerId: to.id }, by);
  });
}

/** CLS-7: to a department, and there to who is on duty with the fewest open ones; to nobody when none of it is on shift. */
export async function routeTicket(
  db: Db,
  id: string,
  department: string | undefined,
  by: StepBy,
): Promise<{ readonly ticket: Ticket; readonly handlerId: string | null }> {
  return inTransaction(db, async (trx) => {
    const before = await getTicket(trx, id);
    const wanted = department ?? before.department ?? departmentOf(before.kind);
    const handler = await chooseHandler(trx, wanted, by.now);
    const handlerId = handler?.id ?? null;
    const ticket = await changeTicket(trx, id, { department: wanted, handlerId }, by, describeStandIn(handler));
    return { ticket, handlerId };
  });
}

/** Puts a ticket aside until an instant, or brings it back. Its clocks run on: a snooze hides work, it does not undo it. */
export async function snoozeTicket(db: Db, id: string, until: number | null, by: StepBy): Promise<Ticket> {
  return inTransaction(db, async (trx) => {
    const snoozedUntil = until !== null && until > by.now ? until : null;
    await trx.updateTable('tickets').set({ snoozedUntil }).where('id', '=', id).execute();
    const changed = await changeFields(trx, { id, fields: {}, now: by.now });
    await recordTicketStep(trx, 'ticket.updated', changed, by, { snoozedUntil });
    return changed;
  });
}

/** Says that two tickets belong together. False: it was said before. */
export async function linkTicket(db: Db, id: string, otherId: string, by: StepBy): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const [ticket, other] = [await getTicket(trx, id), await getTicket(trx, otherId)];
    if (ticket.id === other.id || ticket.drill !== other.drill)
      throw new StoreError('conflict', 'These two tickets cannot be linked.', { details: { state: other.state } });
    const linked = await linkTickets(trx, {
      ticketId: id,
      otherId,
      kind: 'related',
      personId: by.personId,
      now: by.now,
    });
    if (linked) await recordTicketStep(trx, 'ticket.updated', ticket, by, { linkedTo: otherId });
    return linked;
  });
}
