import { randomUUID } from 'node:crypto';
import type { MailboxSettings } from '../../config/schema.ts';
import { insertMailOnce, listMails, type Mail } from '../../store/desk/mails.ts';
import { insertTicketNote } from '../../store/desk/ticket-work.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { Db } from '../../store/store.ts';
import { auditTicket, type StepBy } from '../record-step.ts';

/** Mail programs fold long ones; the sent line must stay one. */
const MOST_SUBJECT = 200;

/**
 * Puts an answer to the last mail of a ticket on its way: in the thread of the customer's mail program, from the
 * mailbox it came to. It is sent by `send-mails.ts`, also after a restart.
 * @throws StoreError `conflict` when the ticket has no mail from a person, or its mailbox cannot send.
 */
export async function answerMail(
  db: Db,
  mailboxes: readonly MailboxSettings[],
  answer: { readonly ticketId: string; readonly text: string },
  by: StepBy,
): Promise<Mail> {
  return inTransaction(db, async (trx) => {
    const mails = await listMails(trx, answer.ticketId);
    const last = mails.findLast(
      ({ direction, state, address }) => direction === 'in' && state === 'taken' && address !== null,
    );
    const mailbox = mailboxes.find(({ id, smtp }) => id === last?.mailboxId && smtp !== undefined);
    if (last === undefined || mailbox === undefined)
      throw new StoreError('conflict', 'This ticket has no mail to answer, or its mailbox has no smtp configured.', {
        details: { state: last === undefined ? 'no mail' : 'no smtp' },
      });
    const subject = last.subject ?? '';
    const kept = await insertMailOnce(
      trx,
      {
        ...{ mailboxId: mailbox.id, messageId: `${randomUUID()}@${mailbox.address.split('@')[1]}`, direction: 'out' },
        ...{ ticketId: answer.ticketId, state: 'queued', reason: null, at: by.now, address: last.address },
        subject: (/^(re|回复|答复)\s*[:：]/i.test(subject) ? subject : `Re: ${subject}`).slice(0, MOST_SUBJECT),
        ...{ text: answer.text, thread: [...last.thread, last.messageId], personId: by.personId },
      },
      by.now,
    );
    if (kept === null) throw new Error('a new message id was there before');
    const note = { ticketId: answer.ticketId, personId: by.personId, kind: 'contact', text: answer.text } as const;
    await insertTicketNote(trx, { ...note, now: by.now });
    await auditTicket(trx, 'mail.queued', answer.ticketId, by, { mail: kept.id });
    return kept;
  });
}
