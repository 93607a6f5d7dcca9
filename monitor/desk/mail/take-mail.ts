import { createHash } from 'node:crypto';
import type { Analysis, Urgency } from '../../../shared/model/analysis.ts';
import type { EvidenceCapture, EvidenceItem } from '../../../shared/model/evidence.ts';
import type { TicketDraft } from '../../../shared/model/ticket.ts';
import type { MailboxSettings } from '../../config/schema.ts';
import { insertEvidence } from '../../store/audit/evidence.ts';
import { findMailTicket, insertMailOnce, isErasedMail, linkMail, type Mail } from '../../store/desk/mails.ts';
import { insertTicketNote } from '../../store/desk/ticket-work.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import { changeTicket } from '../change-ticket.ts';
import { createTicket } from '../create-ticket.ts';
import { findContentFault, isPictureType } from '../evidence/check-evidence.ts';
import { auditTicket } from '../record-step.ts';
import type { IncomingMail } from './read-mail.ts';

type Judgement = Pick<Analysis, 'kind' | 'topic' | 'urgency'>;

/** What mails are taken in with. */
export interface MailIntake {
  readonly db: Db;
  readonly mailbox: MailboxSettings;
  readonly analyze: (text: string) => Judgement;
  readonly drill: boolean;
}

/**
 * Takes a mail in, once: an answer goes to its ticket, a new one makes a ticket, a machine's is kept and makes nothing
 * (it could go round for ever). `afterwards` runs in the same transaction.
 */
export async function takeMail(
  intake: MailIntake,
  mail: IncomingMail,
  receivedAt: number,
  now: number,
  afterwards: (trx: Db) => Promise<void> = async () => undefined,
): Promise<{ readonly state: Mail['state'] | 'known'; readonly ticketId: string | null }> {
  return inTransaction(intake.db, async (trx) => {
    if (await isErasedMail(trx, intake.mailbox.id, mail.messageId)) {
      await afterwards(trx);
      return { state: 'known', ticketId: null };
    }
    const ticketId = await findMailTicket(trx, intake.mailbox.id, mail.answers);
    const { state, reason } = judge(intake.mailbox, mail, ticketId);
    const kept = await insertMailOnce(
      trx,
      {
        ...{ mailboxId: intake.mailbox.id, messageId: mail.messageId, direction: 'in', ticketId, state, reason },
        ...{ at: Math.min(receivedAt, now), address: mail.from?.address ?? null, subject: mail.subject },
        ...{ text: state === 'skipped' ? null : mail.text, thread: mail.answers.toReversed(), personId: null },
      },
      now,
    );
    await afterwards(trx);
    if (kept === null) return { state: 'known', ticketId };
    if (state === 'skipped') return { state, ticketId: null };
    if (ticketId !== null) {
      await addToTicket(trx, kept, mail, ticketId, now);
      return { state, ticketId };
    }
    const { ticket } = await createTicket(trx, toDraft(intake, mail, kept.at), { personId: null, deviceId: null, now });
    await linkMail(trx, { id: kept.id, ticketId: ticket.id });
    return { state, ticketId: ticket.id };
  });
}

function judge(mailbox: MailboxSettings, mail: IncomingMail, ticketId: string | null): Pick<Mail, 'state' | 'reason'> {
  if (mail.from?.address === mailbox.address.toLowerCase())
    return { state: 'skipped', reason: 'our own address wrote it' };
  if (mail.automatic === null) return { state: 'taken', reason: null };
  if (ticketId === null) return { state: 'skipped', reason: `written by a machine (${mail.automatic})` };
  return { state: mail.automatic === 'bounce' ? 'bounced' : 'automatic', reason: null };
}

/** What the customer answered stands on the ticket; a person's answer brings it back to the desk. */
async function addToTicket(trx: Db, kept: Mail, mail: IncomingMail, ticketId: string, now: number): Promise<void> {
  const by = { personId: null, now };
  await insertTicketNote(trx, { ticketId, personId: null, kind: 'contact', text: sayMail(mail), now });
  const capture = toCapture(mail, kept.at);
  const stored = capture === null ? null : await insertEvidence(trx, { ticketId, capture, ...by, deviceId: null });
  await auditTicket(trx, 'mail.received', ticketId, by, {
    mail: kept.id,
    state: kept.state,
    ...(stored === null
      ? {}
      : { evidence: stored.items.map(({ id, kind, commitment }) => ({ id, kind, commitment })) }),
  });
  const { state } = await getTicket(trx, ticketId);
  if (kept.state === 'taken' && state !== 'open' && state !== 'working')
    await changeTicket(trx, ticketId, { state: 'working' }, by);
}

function toDraft({ mailbox, analyze, drill }: MailIntake, mail: IncomingMail, createdAt: number): TicketDraft {
  const problem = sayMail(mail);
  const judged = analyze(problem);
  return {
    clientKey: `mail:${mailbox.id}:${createHash('sha256').update(mail.messageId).digest('hex').slice(0, 40)}`,
    ...{ channel: 'mail', site: null, permalink: null, postKey: null, mentionId: null },
    brandId: mailbox.brand ?? null,
    customer:
      mail.from === null ? null : { name: mail.from.name || mail.from.address, email: mail.from.address, url: null },
    contact: mail.from?.address ?? null,
    problem,
    kind: judged.kind,
    topic: judged.topic,
    urgency: classOf(judged),
    ...{ orderNumber: null, product: null, publishedAt: null },
    createdAt,
    evidence: toCapture(mail, createdAt),
    drill,
  };
}

/** SLA-MAIL: a complaint is urgent, a technical matter important, all else normal; never less than its words say. */
export function classOf({ kind, topic, urgency }: Judgement): Urgency {
  const order: readonly Urgency[] = ['normal', 'important', 'urgent', 'critical'];
  const atLeast = kind === 'complaint' ? 'urgent' : kind === 'fault' || topic === 'system' ? 'important' : 'normal';
  return order[Math.max(order.indexOf(urgency), order.indexOf(atLeast))] ?? atLeast;
}

function sayMail({ subject, text, left }: IncomingMail): string {
  const rest = left === 0 ? '' : `\n(${left} 个附件过大或过多，未保存 · attachments not kept)`;
  return `${[subject, text].filter((part) => part !== '').join('\n\n') || '(空邮件 · empty mail)'}${rest}`;
}

/** The attachments as evidence; null when there are none. */
function toCapture(mail: IncomingMail, at: number): EvidenceCapture | null {
  if (mail.attachments.length === 0) return null;
  return {
    capturedAt: at,
    url: `mid:${mail.messageId}`,
    ...{ timeZone: 'UTC', userAgent: 'mailbox reader', extensionVersion: '', missing: [] },
    viewport: { width: 0, height: 0, scale: 1 },
    items: mail.attachments.map(({ mediaType, bytes }): EvidenceItem => {
      // A page's markup is only ever text, and what is not what it says it is has no type; a mail is never refused for it.
      const claimed = /html|xml|svg/.test(mediaType) ? 'text/plain' : mediaType;
      const proven = findContentFault(claimed, bytes) === null ? claimed : 'application/octet-stream';
      return {
        kind: isPictureType(proven) ? 'screenshot' : 'note',
        mediaType: proven,
        encoding: 'base64',
        data: bytes.toString('base64'),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  };
}
