import type { MailboxSettings } from '../../config/schema.ts';
import type { Log } from '../../log.ts';
import { claimMail, endMailTry, type Mail } from '../../store/desk/mails.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import { noteContact } from '../following/note-contact.ts';
import { auditTicket } from '../record-step.ts';
import { smtpOptions } from './mail-servers.ts';

export interface MailSending {
  readonly db: Db;
  readonly log: Log;
  readonly clock: { now(): number };
  readonly mailbox: MailboxSettings;
}

/** Longer than any try takes: until then nobody else sends this mail. */
const HOLD_MS = 120_000;
const SOCKET_MS = 20_000;
/** After so many tries a person must look. */
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** A mail header takes no more ids than this; the oldest and the newest tell the thread. */
const MOST_REFERENCES = 20;

/** What came of a follow-up that a mail did. */
const MAIL_WENT = '已发邮件 · by mail';

/** Sends what is due, one after the other. At least once: a repeat has the same Message-ID. */
export async function sendDueMails(sending: MailSending): Promise<number> {
  const { db, clock, mailbox } = sending;
  if (mailbox.smtp === undefined) return 0;
  for (let sent = 0; ; sent += 1) {
    const claim = { mailboxId: mailbox.id, now: clock.now(), holdMs: HOLD_MS };
    const mail = await inTransaction(db, (trx) => claimMail(trx, claim));
    if (mail === null) return sent;
    await sendOne(sending, mail, mailbox.smtp);
  }
}

async function sendOne(
  { db, log, clock, mailbox }: MailSending,
  mail: Mail,
  smtp: NonNullable<MailboxSettings['smtp']>,
): Promise<void> {
  const fault = await trySending(mailbox, mail, smtp);
  const now = clock.now();
  const { id, ticketId } = mail;
  const by = { personId: mail.personId, now };
  await inTransaction(db, async (trx) => {
    if (fault === null) {
      await endMailTry(trx, { id, state: 'sent', reason: null, nextTryAt: null, at: now });
      if (ticketId === null) return;
      await auditTicket(trx, 'mail.sent', ticketId, by, { mail: id });
      await noteContact(trx, await getTicket(trx, ticketId), MAIL_WENT, by);
      return;
    }
    const isOver = fault.isFinal || mail.tries >= MOST_TRIES;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (mail.tries - 1), LONGEST_WAIT_MS);
    await endMailTry(trx, {
      ...{ id, reason: fault.reason, state: isOver ? 'failed' : 'queued' },
      nextTryAt: isOver ? null : now + wait,
    });
    if (isOver && ticketId !== null)
      await auditTicket(trx, 'mail.failed', ticketId, { personId: null, now }, { mail: id });
  });
  if (fault !== null)
    log.warn('mail.not-sent', { mailbox: mailbox.id, mail: id, tries: mail.tries, reason: fault.reason });
}

async function trySending(
  mailbox: MailboxSettings,
  mail: Mail,
  server: NonNullable<MailboxSettings['smtp']>,
): Promise<{ readonly reason: string; readonly isFinal: boolean } | null> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...smtpOptions(server),
    ...{ connectionTimeout: SOCKET_MS, greetingTimeout: SOCKET_MS, socketTimeout: SOCKET_MS },
  });
  const thread =
    mail.thread.length > MOST_REFERENCES
      ? [mail.thread[0] ?? '', ...mail.thread.slice(1 - MOST_REFERENCES)]
      : mail.thread;
  try {
    await transport.sendMail({
      from: { name: mailbox.name, address: mailbox.address },
      to: mail.address ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      messageId: `<${mail.messageId}>`,
      inReplyTo: `<${thread.at(-1) ?? ''}>`,
      references: thread.map((id) => `<${id}>`),
    });
    return null;
  } catch (cause) {
    const { responseCode, code, message } = cause as { responseCode?: number; code?: string; message?: string };
    // SMTP says with 5xx that another try is pointless; a wrong password may be put right.
    return { reason: message ?? String(cause), isFinal: code !== 'EAUTH' && (responseCode ?? 0) >= 500 };
  } finally {
    transport.close();
  }
}
