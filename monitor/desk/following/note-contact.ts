import { type FollowUpAction, OWES_WORDS } from '../../../shared/service/follow-up-policy.ts';
import { listFollowUps } from '../../store/desk/follow-ups.ts';
import type { StoredTicket } from '../../store/desk/ticket-row.ts';
import type { Db } from '../../store/store.ts';
import { noteFirstResponse } from '../note-first-response.ts';
import type { StepBy } from '../record-step.ts';
import { policiesOfTicket } from '../ticket-clocks.ts';
import { endFollowUp } from './end-follow-up.ts';

/**
 * The customer was spoken or written to: that is the first response, and the follow-ups that asked for it are done, with the words as what
 * came of them. One that comes again is planned from now.
 */
export async function noteContact(trx: Db, ticket: StoredTicket, words: string, by: StepBy): Promise<void> {
  await noteFirstResponse(trx, { ticketId: ticket.id, at: by.now, now: by.now });
  await endFollowUpsOf(trx, ticket, OWES_WORDS, words, by);
}

/** What the system itself saw happen is not asked of anybody any more. */
export async function endFollowUpsOf(
  trx: Db,
  ticket: StoredTicket,
  actions: readonly FollowUpAction[],
  outcome: string,
  by: StepBy,
): Promise<void> {
  const { followUps } = await policiesOfTicket(trx, ticket);
  const ids = followUps.filter(({ action }) => actions.includes(action)).map(({ id }) => id);
  for (const { id, policyId, state } of await listFollowUps(trx, ticket.id))
    if (ids.includes(policyId) && (state === 'waiting' || state === 'reminded'))
      await endFollowUp(trx, { id, state: 'done', outcome }, by);
}
