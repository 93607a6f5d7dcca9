import type { Ticket, TicketState } from '../../shared/model/ticket.ts';
import type { TicketChange } from '../../shared/schemas/ticket.ts';
import { cancelClocks } from '../store/desk/clocks.ts';
import type { StoredTicket } from '../store/desk/ticket-row.ts';
import { changeTicket as changeFields, changeTicketState, getTicket } from '../store/desk/tickets.ts';
import { getPerson } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { findCustomerGroup } from './customer-group.ts';
import { checkDeliverables } from './disputes.ts';
import { followState, followUrgency } from './following/follow-ticket.ts';
import { maskTicket } from './mask-ticket.ts';
import { noteFirstResponse } from './note-first-response.ts';
import { recogniseTicketCustomer } from './recognise-ticket-customer.ts';
import { recordTicketStep, type StepBy, type StepDetails } from './record-step.ts';
import { refuseMoved } from './refuse-moved.ts';
import { restartClocks } from './restart-clocks.ts';
import {
  abandonTicketClocks,
  computeTicketClocks,
  pauseTicketClocks,
  policiesOfTicket,
  resumeTicketClocks,
  startTicketClocks,
  stopTicketClocks,
} from './ticket-clocks.ts';

/**
 * Changes what is named on a ticket, and lets its clocks and follow-ups follow: a new handler starts those of an
 * assignment, waiting for the customer holds those that say so, a solution stops them, a new urgency or kind starts anew what it
 * changes. @throws StoreError `not-found` (ticket, handler), `conflict` (state; `details.open` when a dispute
 * still owes something; `details.moved` and `details.hidden` for what may not be written over). `details` stand beside it in the audit log.
 */
export async function changeTicket(
  db: Db,
  id: string,
  change: TicketChange,
  by: StepBy,
  details: StepDetails = {},
): Promise<Ticket> {
  return inTransaction(db, async (trx) => {
    const before = await getTicket(trx, id);
    const { state, closeReason, seen, ...fields } = change;
    refuseMoved(before, fields, seen && wholeOf(before, fields, seen));
    const changed = Object.entries(fields).filter(([key, value]) => before[key as keyof Ticket] !== value);
    const moves = state !== undefined && state !== before.state;
    if (changed.length === 0 && !moves) return before;
    if (changed.length > 0) {
      await changeFields(trx, { id, fields: Object.fromEntries(changed), now: by.now });
      await followFields(trx, before, await getTicket(trx, id), by.now);
    }
    if (moves) await move(trx, before, state, closeReason ?? null, by.now);
    const ticket = await getTicket(trx, id);
    // Names of fields only: the values may be personal data, and the chain keeps what it holds.
    await recordTicketStep(trx, 'ticket.updated', ticket, by, {
      fields: changed.map(([key]) => key),
      ...(moves ? { from: before.state, to: state, closeReason: closeReason ?? null } : {}),
      ...(ticket.handlerId === before.handlerId ? {} : { handlerId: ticket.handlerId }),
      ...details,
    });
    return ticket;
  });
}

/**
 * What was seen with its stars taken off, where nothing but stars were seen of a sign that is replaced as a whole. Words with
 * stars in them are never saved over the words. @throws StoreError `conflict` with `details.hidden`: the names of the fields.
 */
function wholeOf(before: StoredTicket, wanted: TicketChange, seen: NonNullable<TicketChange['seen']>) {
  const shown = maskTicket(before);
  const isStarred = (field: 'contact' | 'orderNumber' | 'problem' | 'tried' | 'result') =>
    wanted[field] !== undefined && seen[field] === shown[field] && seen[field] !== before[field];
  const hidden = (['problem', 'tried', 'result'] as const).filter(isStarred);
  if (hidden.length > 0)
    throw new StoreError('conflict', `Parts of ${hidden.join(', ')} were hidden.`, { details: { hidden } });
  const { contact, orderNumber } = before;
  return {
    ...seen,
    ...(isStarred('contact') ? { contact } : {}),
    ...(isStarred('orderNumber') ? { orderNumber } : {}),
  };
}

async function followFields(trx: Db, before: StoredTicket, after: StoredTicket, now: number): Promise<void> {
  if (after.contact !== before.contact && !after.customerId) await recogniseTicketCustomer(trx, after, now);
  if (after.handlerId !== null && after.handlerId !== before.handlerId) {
    await getPerson(trx, after.handlerId);
    const customerGroup = await findCustomerGroup(trx, after.customerId, after.returning);
    const drafts = computeTicketClocks({ ...after, customerGroup }, now, await policiesOfTicket(trx, after));
    await startTicketClocks(
      trx,
      after,
      drafts.filter((draft) => draft.startedAt === now),
    );
  }
  const isDone = after.state === 'resolved' || after.state === 'closed';
  if (isDone) return;
  if (after.urgency !== before.urgency || after.kind !== before.kind) await restartClocks(trx, before, after, now);
  if (after.urgency !== before.urgency) await followUrgency(trx, after, now);
}

async function move(trx: Db, before: StoredTicket, to: TicketState, closeReason: string | null, now: number) {
  const { id } = before;
  if (to === 'resolved') await checkDeliverables(trx, before);
  await changeTicketState(trx, { id, from: [before.state], to, now, closeReason });
  if (before.state === 'waiting') await resumeTicketClocks(trx, before, now);
  const wasDone = before.state === 'resolved' || before.state === 'closed';
  if (wasDone && to !== 'resolved' && to !== 'closed') await restartClocks(trx, before, await getTicket(trx, id), now);
  if (to !== 'open') await stopTicketClocks(trx, before, 'work-started', now);
  if (to === 'waiting') {
    // Who waits for the customer has asked them: that were the first words at the latest.
    await noteFirstResponse(trx, { ticketId: id, at: now, now });
    await pauseTicketClocks(trx, before, now);
  }
  if (to === 'resolved') await stopTicketClocks(trx, before, 'resolved', now);
  if (to === 'closed' && before.state === 'resolved') await cancelClocks(trx, { subjectId: id, stoppedAt: now });
  if (to === 'closed' && before.state !== 'resolved') await abandonTicketClocks(trx, before, now);
  await followState(trx, before.state, await getTicket(trx, id), now);
}
