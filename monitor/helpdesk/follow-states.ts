import type { TicketState } from '../../shared/model/ticket.ts';
import { changeTicket } from '../desk/change-ticket.ts';
import type { RemoteState } from '../helpdesk-type.ts';
import { type HandedTicket, listFollowed, noteRemoteState } from '../store/handed-tickets.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { StoreError } from '../store/store-error.ts';
import { getTicket } from '../store/tickets.ts';
import { type ConfiguredHelpdesk, type HandOut, openCall } from './hand-out.ts';

/** What is settled here is followed for so long: a customer may come back over there. */
const FOLLOW_MS = 14 * 86_400_000;
const AT_ONCE = 50;

/** What a new state over there makes of a ticket here; null: nothing. */
export function followRemote(here: TicketState, there: RemoteState): TicketState | null {
  const isSettled = here === 'resolved' || here === 'closed';
  if (there === 'solved') return isSettled ? null : 'resolved';
  if (isSettled) return 'working';
  if (there === 'pending') return here === 'waiting' ? null : 'waiting';
  return here === 'waiting' ? 'working' : null;
}

/** Asks a helpdesk for the states of our tickets and lets ours follow what changed there. Returns how many did. */
export async function followStates(out: HandOut, helpdesk: ConfiguredHelpdesk): Promise<number> {
  let after = '';
  let moved = 0;
  for (;;) {
    const since = out.clock.now() - FOLLOW_MS;
    const batch = await listFollowed(out.db, { helpdeskId: helpdesk.id, since, after, limit: AT_ONCE });
    if (batch.length === 0) return moved;
    const ids = batch.map(({ remoteId }) => remoteId);
    const seen = await helpdesk.type.read(ids, helpdesk.settings, openCall(out));
    const states = new Map(seen.map(({ id, state }) => [id, state]));
    for (const handed of batch) {
      const state = states.get(handed.remoteId);
      if (state !== undefined && state !== handed.remoteState && (await follow(out, handed, state))) moved += 1;
    }
    after = batch.at(-1)?.ticketId ?? after;
  }
}

async function follow(out: HandOut, handed: HandedTicket, there: RemoteState): Promise<boolean> {
  const now = out.clock.now();
  try {
    return await inTransaction(out.db, async (trx) => {
      if (!(await noteRemoteState(trx, handed, there))) return false;
      const ticket = await getTicket(trx, handed.ticketId);
      const state = followRemote(ticket.state, there);
      if (state === null) return false;
      await changeTicket(trx, ticket.id, { state }, { personId: null, now });
      return true;
    });
  } catch (error) {
    // A dispute that still owes something, say: the ticket stays as it is here, and the next look tries again.
    if (!(error instanceof StoreError) || error.code !== 'conflict') throw error;
    out.log.warn('helpdesk.not-followed', { ...handed, there, reason: error.message });
    return false;
  }
}
