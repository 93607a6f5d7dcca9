import { createHash } from 'node:crypto';
import { selectHeldTickets } from '../forget/legal-holds.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { MailsTable } from '../tables/desk.ts';

/** A mail that came or was sent. Personal. */
export interface Mail {
  readonly id: string;
  readonly mailboxId: string;
  readonly messageId: string;
  readonly direction: MailsTable['direction'];
  readonly ticketId: string | null;
  /** In: `taken`, `automatic` (a machine's answer), `bounced`, `skipped`. Out: `queued`, `sent`, `failed`. */
  readonly state: MailsTable['state'];
  /** Why it was skipped or failed. */
  readonly reason: string | null;
  readonly at: number;
  /** Who wrote, or whom it goes to. */
  readonly address: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  /** Message ids before it, oldest first. */
  readonly thread: readonly string[];
  readonly personId: string | null;
  readonly tries: number;
}

export type MailDraft = Omit<Mail, 'id' | 'tries'>;

/** Keeps a mail once. Null: this mailbox had it before. */
export async function insertMailOnce(trx: Db, draft: MailDraft, now: number): Promise<Mail | null> {
  const row: MailsTable = {
    ...draft,
    id: newId(now),
    thread: encodeJson(draft.thread),
    tries: 0,
    nextTryAt: draft.state === 'queued' ? now : null,
  };
  const inserted = await trx
    .insertInto('mails')
    .values(row)
    .onConflict((oc) => oc.columns(['mailboxId', 'messageId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted === undefined ? null : toMail(row);
}

/** Whether this mail was erased on request and must not be taken in again, for example when a server numbers anew. */
export async function isErasedMail(db: Db, mailboxId: string, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('mails')
    .select('id')
    .where('mailboxId', '=', mailboxId)
    .where('messageId', '=', hashMessageId(messageId))
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what the mails of these tickets said and who wrote them; of each a hash of its id is left. */
export async function eraseMails(trx: Db, ticketIds: readonly string[]): Promise<number> {
  const rows = await trx.selectFrom('mails').select(['id', 'messageId']).where('ticketId', 'in', ticketIds).execute();
  return emptyMails(trx, rows);
}

/** The same for all other mails of these addresses: skipped ones, answers by a machine. Those of a ticket on hold stay. */
export async function eraseMailsFrom(trx: Db, addresses: readonly string[]): Promise<number> {
  if (addresses.length === 0) return 0;
  const rows = await trx
    .selectFrom('mails')
    .select(['id', 'messageId'])
    .where((eb) =>
      eb(eb.fn<string>('lower', ['address']), 'in', [...new Set(addresses.map((one) => one.toLowerCase()))]),
    )
    .where((eb) =>
      eb.or([eb('ticketId', 'is', null), eb('ticketId', 'not in', selectHeldTickets(trx).select('tickets.id'))]),
    )
    .execute();
  return emptyMails(trx, rows);
}

async function emptyMails(trx: Db, rows: readonly Pick<MailsTable, 'id' | 'messageId'>[]): Promise<number> {
  for (const { id, messageId } of rows)
    await trx
      .updateTable('mails')
      .set({ address: null, subject: null, text: null, thread: encodeJson([]), reason: null, nextTryAt: null })
      .set({ messageId: messageId.startsWith(ERASED) ? messageId : hashMessageId(messageId) })
      .where('id', '=', id)
      .execute();
  return rows.length;
}

const ERASED = 'erased:';

function hashMessageId(messageId: string): string {
  return `${ERASED}${createHash('sha256').update(`erased mail\n${messageId}`).digest('hex')}`;
}

/** Says which ticket a mail belongs to. */
export async function linkMail(trx: Db, link: { id: string; ticketId: string }): Promise<void> {
  await trx.updateTable('mails').set({ ticketId: link.ticketId }).where('id', '=', link.id).execute();
}

/** The ticket that the newest of these messages belongs to. */
export async function findMailTicket(db: Db, mailboxId: string, messageIds: readonly string[]): Promise<string | null> {
  if (messageIds.length === 0) return null;
  const row = await db
    .selectFrom('mails')
    .select('ticketId')
    .where('mailboxId', '=', mailboxId)
    .where('messageId', 'in', messageIds)
    .where('ticketId', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.ticketId ?? null;
}

/** The mails of a ticket in order. */
export async function listMails(db: Db, ticketId: string): Promise<Mail[]> {
  const rows = await db
    .selectFrom('mails')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toMail);
}

/**
 * Takes the mail that is to be sent next and puts its next try off, so that no other monitor sends it meanwhile. Null:
 * nothing is due.
 */
export async function claimMail(
  trx: Db,
  claim: { mailboxId: string; now: number; holdMs: number },
): Promise<Mail | null> {
  const due = await trx
    .selectFrom('mails')
    .select(['id', 'nextTryAt'])
    .where('mailboxId', '=', claim.mailboxId)
    .where('nextTryAt', '<=', claim.now)
    .orderBy('nextTryAt')
    .limit(1)
    .executeTakeFirst();
  if (!due) return null;
  const row = await trx
    .updateTable('mails')
    .set((eb) => ({ nextTryAt: claim.now + claim.holdMs, tries: eb('tries', '+', 1) }))
    .where('id', '=', due.id)
    .where('nextTryAt', '=', due.nextTryAt)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toMail(row);
}

/** What became of a try. */
export async function endMailTry(
  trx: Db,
  end: {
    id: string;
    state: 'sent' | 'failed' | 'queued';
    reason: string | null;
    nextTryAt: number | null;
    at?: number;
  },
): Promise<void> {
  const { id, state, reason, nextTryAt, at } = end;
  await trx
    .updateTable('mails')
    .set({ state, reason, nextTryAt, ...(at === undefined ? {} : { at }) })
    .where('id', '=', id)
    .execute();
}

function toMail({ nextTryAt: _, ...row }: MailsTable): Mail {
  return { ...row, thread: decodeJson<string[]>(row.thread) };
}
