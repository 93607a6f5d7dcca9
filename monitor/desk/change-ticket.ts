import type { Ticket, TicketState } from '../../shared/model/ticket.ts';
import type { TicketPatch } from '../../shared/schemas/ticket.ts';
import { cancelClocks } from '../store/clocks.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { getPerson } from '../store/people.ts';
import { changeTicket as changeFields, changeTicketState, getTicket } from '../store/tickets.ts';
import { recogniseTicketCustomer } from './recognise-ticket-customer.ts';
import { recordTicketStep, type StepBy } from './record-step.ts';
import {
  computeTicketClocks,
  pauseTicketClocks,
  restartResolutionClocks,
  resumeTicketClocks,
  startTicketClocks,
  stopTicketClocks,
} from './ticket-clocks.ts';

/**
 * Changes what is named on a ticket, and lets its clocks follow: a new handler starts those of an assignment, waiting
 * for the customer holds those that say so, a solution stops them, a new urgency starts the solution's anew.
 * @throws StoreError `not-found` (ticket, handler), `conflict`.
 */
export async function changeTicket(db: Db, id: string, patch: TicketPatch, by: StepBy): Promise<Ticket> {
  return inTransaction(db, async (trx) => {
    const before = await getTicket(trx, id);
    const { state, closeReason, ...fields } = patch;
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
    });
    return ticket;
  });
}

async function followFields(trx: Db, before: Ticket, after: Ticket, now: number): Promise<void> {
  if (after.contact !== before.contact && !after.customerId) await recogniseTicketCustomer(trx, after, now);
  if (after.handlerId !== null && after.handlerId !== before.handlerId) {
    await getPerson(trx, after.handlerId);
    const drafts = computeTicketClocks(after, now).filter((draft) => draft.startedAt === now);
    await startTicketClocks(trx, after, drafts);
  }
  const isDone = after.state === 'resolved' || after.state === 'closed';
  if (!isDone && (after.urgency !== before.urgency || after.kind !== before.kind)) {
    const dueAt = await restartResolutionClocks(trx, after, now);
    await changeFields(trx, { id: after.id, fields: { dueAt }, now });
  }
}

async function move(trx: Db, before: Ticket, to: TicketState, closeReason: string | null, now: number): Promise<void> {
  const { id } = before;
  await changeTicketState(trx, { id, from: [before.state], to, now, closeReason });
  if (before.state === 'waiting') {
    const dueAt = await resumeTicketClocks(trx, id, now);
    if (dueAt !== null) await changeFields(trx, { id, fields: { dueAt }, now });
  }
  const wasDone = before.state === 'resolved' || before.state === 'closed';
  if (wasDone && to !== 'resolved' && to !== 'closed') {
    const dueAt = await restartResolutionClocks(trx, await getTicket(trx, id), now);
    await changeFields(trx, { id, fields: { dueAt }, now });
  }
  if (to !== 'open') await stopTicketClocks(trx, id, 'work-started', now);
  if (to === 'waiting') await pauseTicketClocks(trx, id, now);
  if (to === 'resolved') await stopTicketClocks(trx, id, 'resolved', now);
  if (to === 'closed') {
    await stopTicketClocks(trx, id, 'resolved', now);
    await cancelClocks(trx, { subjectId: id, stoppedAt: now });
  }
}
