import type { ConsentPurpose } from '../../shared/model/learning.ts';
import { answerConfirmation as answerRow, type Confirmation, insertConfirmation } from '../store/desk/confirmations.ts';
import { type Consent, hasConsent, insertConsent, withdrawConsent as withdrawRow } from '../store/desk/consents.ts';
import { getTicket } from '../store/desk/tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { endFollowUpsOf } from './following/note-contact.ts';
import { auditTicket, recordTicketStep, type StepBy } from './record-step.ts';

/** SEC-6, SOC-10: the customer agreed to something. The audit log keeps that, not the words. */
export async function giveConsent(
  db: Db,
  ticketId: string,
  consent: { readonly purpose: ConsentPurpose; readonly how: string },
  by: StepBy,
): Promise<Consent> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, ticketId);
    const given = await insertConsent(trx, { ticketId, ...consent, personId: by.personId, now: by.now });
    await recordTicketStep(trx, 'ticket.updated', ticket, by, { consent: consent.purpose });
    return given;
  });
}

/** The customer took it back. False: there was none. */
export async function withdrawConsent(db: Db, ticketId: string, purpose: ConsentPurpose, by: StepBy): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, ticketId);
    const withdrawn = await withdrawRow(trx, { ticketId, purpose, now: by.now });
    if (withdrawn) await recordTicketStep(trx, 'ticket.updated', ticket, by, { consentWithdrawn: purpose });
    return withdrawn;
  });
}

/** SEC-6: help at a distance begins. @throws StoreError `conflict` with `details.needs` without the recorded consent. */
export async function startRemoteHelp(db: Db, ticketId: string, by: StepBy): Promise<number> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, ticketId);
    if (!(await hasConsent(trx, ticketId, 'remote-help')))
      throw new StoreError('conflict', 'Remote help needs the recorded consent of the customer first.', {
        details: { state: ticket.state, needs: 'remote-help' },
      });
    await auditTicket(trx, 'remote-help.started', ticketId, by);
    return by.now;
  });
}

/** What came of telling the outcome, where the letter told it. */
const LETTER_WENT = '已发服务确认函 · by the service confirmation';

/** TKT-11: a service confirmation went to the customer, which tells them the outcome. */
export async function sendConfirmation(
  db: Db,
  ticketId: string,
  letter: { readonly text: string; readonly via: string },
  by: StepBy,
): Promise<Confirmation> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, ticketId);
    const sent = await insertConfirmation(trx, { ticketId, ...letter, sentBy: by.personId, now: by.now });
    await endFollowUpsOf(trx, ticket, ['tell-outcome'], LETTER_WENT, by);
    await recordTicketStep(trx, 'ticket.updated', ticket, by, { confirmation: sent.id, via: letter.via });
    return sent;
  });
}

/** What the customer said to it. */
export async function answerConfirmation(
  db: Db,
  answer: { readonly id: string; readonly accepted: boolean; readonly answer: string | null },
  by: StepBy,
): Promise<Confirmation> {
  return inTransaction(db, async (trx) => {
    const confirmation = await answerRow(trx, { ...answer, now: by.now });
    const ticket = await getTicket(trx, confirmation.ticketId);
    const { id, accepted } = confirmation;
    await recordTicketStep(trx, 'ticket.updated', ticket, by, { confirmation: id, accepted });
    return confirmation;
  });
}
